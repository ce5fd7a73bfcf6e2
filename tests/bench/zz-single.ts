import { keepAlive } from "./http"; import { newId } from "@/lib/db/id";
import { makeNote, makePlan } from "./sync/lessons"; import { postOperations, signInObservers } from "./sync/observers";
const agent = keepAlive(8); const baseUrl="http://127.0.0.1:3100"; const obs = await signInObservers(agent, baseUrl);
const end = Date.now()+Number(process.env["MS"]); let n=0;
await Promise.all(Array.from({length:8},async (_,c)=>{ const o=obs[c%obs.length]!; let v="",k=99; while(Date.now()<end){ if(k>=60){v=newId();k=0; await postOperations({agent,baseUrl,cookie:o.cookie},{device:newId(),person:o.personId,operations:[makePlan(o,v)]});} const t=performance.now(); await postOperations({agent,baseUrl,cookie:o.cookie},{device:newId(),person:o.personId,operations:[makeNote(v,k++)]}); n++; } }));
console.log("rate", n/Number(process.env["MS"])*1000); process.exit(0);
