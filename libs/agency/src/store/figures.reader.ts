import { Injectable } from '@nestjs/common';
import type { Figures, OverrideGround } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';

/** Anonymous counts, for the head of the agency and for the Ombudsman. */
@Injectable()
export class FiguresReader {
  constructor(private readonly dataSource: DataSource) {}

  async read(caller: Principal): Promise<Figures> {
    authorise(caller, 'figures.read');
    const [given] = await this.dataSource.query<{ total: number }[]>(
      'SELECT coalesce(sum(count), 0)::integer AS total FROM information_given',
    );
    const overrides = await this.dataSource.query<{ ground: OverrideGround; total: number }[]>(
      'SELECT ground, sum(count)::integer AS total FROM override_given GROUP BY ground',
    );
    return {
      informationGiven: given?.total ?? 0,
      overrides: Object.fromEntries(overrides.map((row) => [row.ground, row.total])),
    };
  }
}
