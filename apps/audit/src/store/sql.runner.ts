/** What runs SQL: the data source for reads, the inbox's transaction for writes. */
export interface SqlRunner {
  query<T>(sql: string, parameters?: unknown[]): Promise<T>;
}
