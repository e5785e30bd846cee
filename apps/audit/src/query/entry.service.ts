import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import { EnlaceError, type AuditEntries, type AuditEntry } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { findEntry, readCase } from '../store/leaf.reader.js';
import { readCursor, writeCursor } from './entry.cursor.js';
import type { EntriesQuery } from './entry.schema.js';

/** Reads leaves: sealed bytes and what their envelope says in clear. The audit holds no key to say more. */
@Injectable()
export class EntryService {
  constructor(private readonly db: DataSource) {}

  async list(caller: Principal, query: EntriesQuery): Promise<AuditEntries> {
    authorise(caller, 'log.read');
    const from = query.cursor === undefined ? 0 : readCursor(query.cursor);
    // One more than asked for tells whether there is a next page, and where it starts.
    const entries = await readCase(query.subject, from, query.limit + 1, this.db);
    const following = entries.at(query.limit);
    return { items: entries.slice(0, query.limit), next: following ? writeCursor(following.leaf) : null };
  }

  async find(caller: Principal, messageId: string): Promise<AuditEntry> {
    authorise(caller, 'log.read');
    const entry = await findEntry(messageId, this.db);
    if (!entry) throw new EnlaceError('not-found', 'No such message is in the log.');
    return entry;
  }
}
