import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Logger, Module, Param, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as PinoLogger } from 'nestjs-pino';
import { createLoggingModule, type LogLevel } from '../src/index.js';

/** A person's name wherever one could slip into a log. */
class DriverError extends Error {
  readonly code = '22P02';
  readonly detail = 'Key (alias)=(Xiomara) already exists.';
  override name = 'DriverError';
}

@Controller()
class Probe {
  private readonly logger = new Logger('Probe');

  @Post('api/v1/referrals/:caseCode/return')
  answer(@Param('caseCode') _: string, @Body() body: object): object {
    return { length: JSON.stringify(body).length };
  }

  @Get('api/v1/checkpoint/:size')
  size(): object {
    return {};
  }

  @Get('health/live')
  live(): object {
    return {};
  }

  @Get('api/v1/fails')
  fail(): never {
    throw new DriverError('value "Xiomara" is not valid', { cause: new Error('Xiomara again') });
  }

  @Get('api/v1/reports')
  report(): object {
    const error = new DriverError('value "Xiomara" is not valid', { cause: new Error('Xiomara again') });
    this.logger.error({ err: error }, 'reported with a text');
    this.logger.error({ err: error });
    this.logger.error(error);
    this.logger.warn('a plain warning');
    return {};
  }
}

@Module({})
class ProbeModule {
  static register(level: LogLevel): DynamicModule {
    return { module: ProbeModule, imports: [createLoggingModule('probe', level)], controllers: [Probe] };
  }
}

const app = await NestFactory.create<NestFastifyApplication>(
  ProbeModule.register(process.argv[2] as LogLevel),
  new FastifyAdapter(),
  { bufferLogs: true },
);
app.useLogger(app.get(PinoLogger));
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.getHttpServer().address() as AddressInfo;
process.stderr.write(`${port}\n`);
process.stdin.once('data', () => void app.close().then(() => process.exit(0)));
