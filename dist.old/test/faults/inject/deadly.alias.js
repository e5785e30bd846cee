/** Stands for whatever of a message may end a process: a bug in a parser, in V8, in a native module. */ export const DEADLY_ALIAS = 'Veneno';

//# sourceMappingURL=deadly.alias.js.map