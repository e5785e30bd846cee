/** A message whose signature, source and type are checked, its data not yet opened. */ export { };

//# sourceMappingURL=message.types.js.map