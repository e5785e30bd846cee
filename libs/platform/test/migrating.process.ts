import { createDataSource, openDatabase } from '../src/index.js';
import { Counted1764000000100 } from './migrated.once.js';

/** One process of several that boot at once: it waits for the word, opens the database and says how that went. */
const dataSource = createDataSource({
  url: process.argv[2] ?? '',
  applicationName: 'booting',
  migrations: [Counted1764000000100],
});
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await openDatabase(dataSource);
await dataSource.destroy();
process.stdout.write('open\n');
process.exit(0);
