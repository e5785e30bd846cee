import { readFileSync } from "node:fs";
/** The process was started with settings it cannot run with. The message names every fault, one a line. */ export class ConfigurationError extends Error {
    constructor(faults){
        super(`The configuration cannot be used. Mend these and start again:\n${faults.map((f)=>`  - ${f}`).join('\n')}`), this.faults = faults;
        this.name = 'ConfigurationError';
    }
}
/**
 * Reads settings from environment variables. All faults are named at once and no value is quoted, because values hold
 * passwords and messages end in logs. An empty variable counts as absent: compose files write `X=${X}`.
 *
 * @throws ConfigurationError
 */ export function loadConfig(schema, env) {
    const given = Object.fromEntries(Object.entries(env).filter(([, value])=>value !== undefined && value !== ''));
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    throw new ConfigurationError(result.error.issues.map(describe));
}
function describe(issue) {
    return `${issue.path.join('.') || 'environment'}: ${issue.message}`;
}
/**
 * Reads a JSON file named by a setting, against its schema.
 *
 * @throws ConfigurationError naming the setting, the file and every fault, never the content
 */ export function loadJsonFile(setting, path, schema) {
    let parsed;
    try {
        parsed = JSON.parse(readFileSync(path, 'utf8'));
    } catch (cause) {
        const why = cause instanceof SyntaxError ? 'is not JSON' : `cannot be read (${cause.code})`;
        throw new ConfigurationError([
            `${setting}: the file ${path} ${why}`
        ]);
    }
    const result = schema.safeParse(parsed);
    if (result.success) return result.data;
    throw new ConfigurationError(result.error.issues.map((issue)=>`${setting}, ${path}: ${describe(issue)}`));
}
/** Reads one of several things that may each be wrong: its faults join the others, so that all are named at once. */ export function collectFaults(faults, read) {
    try {
        return read();
    } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        faults.push(...error.faults);
        return undefined;
    }
}

//# sourceMappingURL=config.loader.js.map