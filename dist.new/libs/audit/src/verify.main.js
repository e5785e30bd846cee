import { runVerify } from "./verify.command.js";
const { output, exitCode } = await runVerify(process.argv.slice(2));
process.stdout.write(output);
process.exitCode = exitCode;

//# sourceMappingURL=verify.main.js.map