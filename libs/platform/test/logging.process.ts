import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Body, Controller, Get, Logger, Module, Param, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  createLogger,
  createLoggingModule,
  requestIdOf,
  withLogFields,
  type LogLevel,
} from '../src/index.js';

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

@Controller('work')
class Work {
  private readonly logger = new Logger('Work');

  /** Writes a line before, between and after things that are waited for, and another in a job of its own. */
  @Get(':step')
  async run(): Promise<object> {
    this.logger.log('begun');
    await setTimeout(5);
    this.logger.log('waited');
    await withLogFields({ job: 'job-1' }, async () => {
      await setTimeout(5);
      this.logger.log('in a job');
    });
    this.logger.log('done');
    return {};
  }
}

@Module({})
class ProbeModule {
  static register(level: LogLevel): DynamicModule {
    return { module: ProbeModule, imports: [createLoggingModule(level)], controllers: [Probe, Work] };
  }
}

async function serve(level: LogLevel): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ProbeModule.register(level),
    new FastifyAdapter({ genReqId: requestIdOf }),
    { logger: createLogger(level) },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
}

/** Several services in one process, as in the sandbox, that boot at the same time. */
const [level, ...services] = process.argv.slice(2) as [LogLevel, ...string[]];
const apps = await Promise.all(services.map((service) => withLogFields({ service }, () => serve(level))));
const ports = apps.map((app) => (app.getHttpServer().address() as AddressInfo).port);
process.stderr.write(`${ports.join(' ')}\n`);
process.stdin.once('data', () => {
  void Promise.all(apps.map((app) => app.close())).then(() => process.exit(0));
});
