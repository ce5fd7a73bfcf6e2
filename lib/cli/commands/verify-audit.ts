import { verifyChains } from "@/lib/audit/queries";
import { WrongUsage, type Command } from "@/lib/cli/command";
import { requireState } from "@/lib/errors";

export const verifyAudit: Command = {
  name: "verify-audit",
  usage: "",
  summary: "si cada entrada de la auditoría sigue de la anterior",
  needsDatabase: true,
  async run(args) {
    if (args.length > 0) throw new WrongUsage("Este comando no recibe más datos.");
    const chains = await verifyChains();
    const broken = chains
      .filter((chain) => !chain.isWhole)
      .map((chain) => `${chain.chain} en ${chain.brokenAt}`);
    requireState(
      broken.length === 0,
      `La auditoría fue alterada (${broken.join("; ")}). Guardar una copia de la base de datos y avisar.`,
    );
    return chains;
  },
};
