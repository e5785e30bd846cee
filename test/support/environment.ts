/** An address that the global setup left for the tests of this run. */
export function serverUrl(name: 'TEST_POSTGRES_URL' | 'TEST_REDIS_URL' | 'TEST_REDIS_CLUSTER_URL'): string {
  const url = process.env[name];
  if (url === undefined) throw new Error(`${name} is not set: only integration and e2e specs have servers.`);
  return url;
}
