import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { formatLongDate } from "@/lib/format/civil-date";
import { getProgramme, listProgrammes } from "@/lib/programme/queries";
import { settingNames } from "@/lib/programme/rules";
import type { ProgrammeSummary } from "@/lib/programme/schema";
import { found } from "../found";
import { SettingsForm } from "./_components/settings-form";
import { settingWords } from "./_components/setting-words";

export const metadata: Metadata = { title: "Programa" };

const path = "/programa";

export default async function ProgrammePage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const programmes = await listProgrammes(actor);
  const chosen = programmes.find(({ id }) => id === readParam(params, "programa")) ?? programmes[0];
  return (
    <>
      <PageHeader
        title="Programa"
        lead="Cómo está puesto el acompañamiento de este año: sus topes, sus plazos, sus pautas y sus focos."
        actions={<PrintButton />}
      />
      {programmes.length > 1 && chosen && <ProgrammeTabs programmes={programmes} chosenId={chosen.id} />}
      {chosen ? (
        <ProgrammeSheet actor={actor} programme={chosen} />
      ) : (
        <EmptyState title="Su territorio aún no tiene un programa">
          <p>La administración lo crea al comenzar el año escolar.</p>
        </EmptyState>
      )}
      <Section title="Con qué se trabaja">
        <ul className="space-y-2">
          <li>
            <TextLink href={`${path}/pautas`}>Pautas de observación</TextLink>: con qué se mira una clase.
          </li>
          <li>
            <TextLink href={`${path}/focos`}>Focos de apoyo</TextLink>: entre qué se elige qué trabajar.
          </li>
          {permitsSomewhere(actor, "programme.configure") && (
            <li>
              <TextLink href={`${path}/retenidas`}>Retenido</TextLink>: lo que llegó de quien ya no tenía
              permiso, para decidir.
            </li>
          )}
        </ul>
      </Section>
    </>
  );
}

type TabsProps = Readonly<{ programmes: readonly ProgrammeSummary[]; chosenId: string }>;

function ProgrammeTabs({ programmes, chosenId }: TabsProps) {
  return (
    <LinkTabs
      label="Programas"
      tabs={programmes.map(({ id, territoryName, schoolYear }) => ({
        href: `${path}?programa=${id}`,
        label: `${territoryName} ${schoolYear}`,
        isCurrent: id === chosenId,
      }))}
    />
  );
}

type SheetProps = Readonly<{ actor: Actor; programme: ProgrammeSummary }>;

async function ProgrammeSheet({ actor, programme: { territoryId, schoolYear } }: SheetProps) {
  const programme = await found(getProgramme(actor, { territoryId, schoolYear }));
  return (
    <Section
      title={programme.name}
      lead={`Del ${formatLongDate(programme.startsOn)} al ${formatLongDate(programme.endsOn)}.`}
    >
      <DescriptionList
        items={settingNames.map((name) => ({
          term: settingWords[name].label,
          detail: settingWords[name].say(programme),
        }))}
      />
      {programme.canConfigure ? (
        <Disclosure summary="Cambiar los ajustes" className="no-print mt-4">
          <div className="pt-3">
            <SettingsForm key={programme.id} programme={programme} />
          </div>
        </Disclosure>
      ) : (
        <p className="mt-4 text-sm text-ink-soft">Los ajustes los cambia la coordinación del programa.</p>
      )}
    </Section>
  );
}
