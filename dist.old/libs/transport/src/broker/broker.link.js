/** The connections of one worker. They come back by themselves until {@link settle}. */ export { };

//# sourceMappingURL=broker.link.js.map