import { strToU8, zipSync } from "fflate";

const CODER = "{0F0D1A52-9C1B-4F53-8F4E-1D2C3B4A5968}";
const CODE_A = "11111111-AAAA-4AAA-8AAA-111111111111";
const CODE_B = "22222222-bbbb-4bbb-8bbb-222222222222";
const NOTE = "33333333-cccc-4ccc-8ccc-333333333333";

/** A text with Windows line ends, emoji and a loose accent, as a word processor of another program leaves it. */
export const foreignText = "P: ¿Y el a\u0301nimo?\r\nR: Bien 😀, gracias.\r\n";

/** An invented project as programs that put everything under a prefix write it: braces, capitals, BOM, attributes in any order. */
export function prefixedProject(): Uint8Array {
  const document = `\ufeff<?xml version="1.0" encoding="utf-8" standalone="no"?>
<q:Project xmlns:q="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
  creationDateTime="2025-03-01T10:00:00.1234567-03:00" origin="Programa Uno 24" name="Proyecto ajeno" basePath="D:\\Datos">
  <q:Users><q:User id="AB" guid="${CODER}"/></q:Users>
  <q:CodeBook><q:Codes>
    <q:Code color="#F0A" isCodable="true" name="Clima" guid="${CODE_A}">
      <q:Description>Cómo se sienten.</q:Description>
      <q:NoteRef targetGUID="${NOTE.toUpperCase()}"/>
      <q:Code name="&#193;nimo &amp; ganas" guid="{${CODE_B}}" isCodable="0"/>
    </q:Code>
  </q:Codes></q:CodeBook>
  <q:Variables><q:Variable guid="44444444-dddd-4ddd-8ddd-444444444444" name="Edad" typeOfVariable="Integer"/></q:Variables>
  <q:Cases><q:Case guid="55555555-eeee-4eee-8eee-555555555555" name="Escuela Uno"/></q:Cases>
  <q:Sources>
    <q:TextSource modifyingUser="${CODER}" creatingUser="${CODER}" name="Entrevista" guid="AAAAAAAA-0000-4000-8000-000000000001"
      plainTextPath="internal://AAAAAAAA-0000-4000-8000-000000000001.TXT" richTextPath="internal://x.docx">
      <q:Description>Conversación invernal.</q:Description>
      <q:PlainTextSelection endPosition="16" startPosition="9" name="ánimo" guid="AAAAAAAA-0000-4000-8000-000000000002"
        creatingUser="${CODER}" creationDateTime="2025-03-02T12:00:00Z">
        <q:Coding guid="AAAAAAAA-0000-4000-8000-000000000003"><q:CodeRef targetGUID="${CODE_A.toLowerCase()}"/></q:Coding>
        <q:Coding guid="AAAAAAAA-0000-4000-8000-000000000004" creationDateTime="2025-03-02 12:30:00"><q:CodeRef targetGUID="${CODE_B}"/></q:Coding>
        <q:NoteRef targetGUID="${NOTE}"/>
      </q:PlainTextSelection>
      <q:PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000005" startPosition="26" endPosition="27">
        <q:Description>Se ríe.</q:Description>
      </q:PlainTextSelection>
      <q:PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000006" startPosition="30" endPosition="900">
        <q:Coding guid="AAAAAAAA-0000-4000-8000-000000000007"><q:CodeRef targetGUID="${CODE_A}"/></q:Coding>
      </q:PlainTextSelection>
      <q:Coding guid="AAAAAAAA-0000-4000-8000-000000000008"><q:CodeRef targetGUID="${CODE_A}"/></q:Coding>
      <q:VariableValue><q:VariableRef targetGUID="44444444-dddd-4ddd-8ddd-444444444444"/><q:IntegerValue>40</q:IntegerValue></q:VariableValue>
    </q:TextSource>
    <q:PictureSource guid="AAAAAAAA-0000-4000-8000-000000000010" name="Pizarra.jpg" path="internal://p.jpg"/>
    <q:AudioSource guid="AAAAAAAA-0000-4000-8000-000000000011" name="Voz.mp3"><q:Transcript guid="AAAAAAAA-0000-4000-8000-000000000012">
      <q:SyncPoint guid="AAAAAAAA-0000-4000-8000-000000000013" timeStamp="0" position="0"/></q:Transcript></q:AudioSource>
    <q:VideoSource guid="AAAAAAAA-0000-4000-8000-000000000014" name="Clase.mp4"/>
    <q:PDFSource guid="AAAAAAAA-0000-4000-8000-000000000015" name="Pauta.pdf"/>
  </q:Sources>
  <q:Notes><q:Note guid="${NOTE}" name="Idea" plainTextPath="internal://nota.txt" creationDateTime="2025-03-03T00:00:00"/></q:Notes>
  <q:Links><q:Link guid="AAAAAAAA-0000-4000-8000-000000000016" name="explica"/></q:Links>
  <q:Sets><q:Set guid="AAAAAAAA-0000-4000-8000-000000000017" name="Rurales"/></q:Sets>
  <q:Graphs><q:Graph guid="AAAAAAAA-0000-4000-8000-000000000018" name="Mapa"/></q:Graphs>
</q:Project>`;
  return zipSync({
    "Project.qde": strToU8(document),
    "Sources/aaaaaaaa-0000-4000-8000-000000000001.txt": strToU8(`\ufeff${foreignText}`),
    "Sources/nota.txt": strToU8("Volver sobre esto."),
    "Sources/p.jpg": new Uint8Array([255, 216, 255, 224]),
  });
}

/** An invented project as loose programs write it: no guids for codes, users without a name, texts in the document or under paths of their own computer. */
export function looseProject(): Uint8Array {
  const document = `<?xml version='1.0' encoding='UTF-8'?>
<Project xmlns="urn:QDA-XML:project:1.0" name="suelto">
<Users><User guid="99999999-0000-4000-8000-000000000001"/><User guid="99999999-0000-4000-8000-000000000002" name=""/></Users>
<CodeBook><Codes><Code name="Tiempo"><Code name="Falta"/><Code name="Falta"/></Code>
<Code guid="7" name="Apoyo" color="red" isCodable="false"/></Codes></CodeBook>
<Sources>
<TextSource name="Dentro" guid="99999999-0000-4000-8000-000000000003"><PlainTextContent>uno &lt;dos&gt;
tres</PlainTextContent>
<PlainTextSelection startPosition="4" endPosition="9"><Coding creatingUser="99999999-0000-4000-8000-00000000000f"><CodeRef targetGUID="7"/></Coding></PlainTextSelection>
<PlainTextSelection startPosition="0" endPosition="3"><Coding><CodeRef targetGUID="8"/></Coding></PlainTextSelection>
</TextSource>
<TextSource name="Al lado" plainTextPath="relative:///carpeta%20dos/al lado.txt"/>
<TextSource name="Lejos" plainTextPath="absolute://D:\\Datos\\lejos.txt"><PlainTextSelection guid="99999999-0000-4000-8000-000000000004" startPosition="0" endPosition="1"><Coding guid="99999999-0000-4000-8000-000000000005"><CodeRef targetGUID="7"/></Coding></PlainTextSelection></TextSource>
<TextSource name="Con letra" richTextPath="internal://letra.docx"/>
</Sources>
<Notes><Note name="Libre"><PlainTextContent>De nadie.</PlainTextContent></Note><Note guid="99999999-0000-4000-8000-000000000006" name="Vacía"/></Notes>
<Extra/>
</Project>`;
  return zipSync({ "project.qde": strToU8(document), "sources/al lado.txt": strToU8("Texto de al lado.") });
}

/** An invented code book with a set. */
export const foreignCodebook = strToU8(`<?xml version="1.0" encoding="utf-8"?>
<CodeBook origin="Programa Dos" xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="${CODE_A}" name="Clima" isCodable="true" color="#00ff00"><Code guid="${CODE_B}" name="Ánimo" isCodable="true"/></Code>
</Codes><Sets><Set guid="66666666-0000-4000-8000-000000000000" name="Favoritos"/></Sets></CodeBook>`);
