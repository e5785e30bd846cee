/** What runs SQL: the data source for reads, the inbox's transaction for writes. */ export { };

//# sourceMappingURL=sql.runner.js.map