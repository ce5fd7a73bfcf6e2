import { WrongUsage, type Command } from "@/lib/cli/command";
import { demoAccounts } from "@/prisma/seed/demo/accounts";

export const accounts: Command = {
  name: "accounts",
  usage: "",
  summary: "las cuentas de demostración, una por rol y territorio",
  needsDatabase: false,
  run(args) {
    if (args.length > 0) throw new WrongUsage("Este comando no recibe más datos.");
    return Promise.resolve(demoAccounts());
  },
};
