import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import type { AuditEntries, AuditEntry } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { countLeaves, readCase } from '../store/leaf.reader.js';
import { readCursor, writeCursor } from './entry.cursor.js';
import { findEntry } from './entry.finder.js';
import type { EntriesQuery, SourceQuery } from './entry.schema.js';

/** Reads leaves: sealed bytes and what their envelope says in clear. The audit holds no key to say more. */
@Injectable()
export class EntryService {
  constructor(private readonly db: DataSource) {}

  async list(caller: Principal, query: EntriesQuery): Promise<AuditEntries> {
    authorise(caller, 'log.read');
    // All pages are of the log as it was at the first: a message that comes between two of them may bring an answer
    // along that lies behind the cursor, and a reader would hold the one without the other.
    const range =
      query.cursor === undefined ? { from: 0, size: await countLeaves(this.db) } : readCursor(query.cursor);
    // One more than asked for tells whether there is a next page, and where it starts.
    const entries = await readCase(query.subject, range, query.limit + 1, this.db);
    const following = entries.at(query.limit);
    const next = following ? writeCursor({ from: following.leaf, size: range.size }) : null;
    return { items: entries.slice(0, query.limit), next };
  }

  async find(caller: Principal, messageId: string, { source }: SourceQuery): Promise<AuditEntry> {
    authorise(caller, 'log.read');
    return findEntry(messageId, source, this.db);
  }
}
