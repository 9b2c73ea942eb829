// Says, one line each, what the official clients see when a person must agree, and when a stop ends a stream. Lines that begin with "do"
// ask the suite to act; those it answers are waited for.
import { createInterface } from "node:readline";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";

const gateway = process.env.BALISE_GATEWAY;
const root = gateway.replace(/\/v1$/, "");
const openai = new OpenAI({ baseURL: gateway, apiKey: process.env.BALISE_CLOSED });
const anthropic = new Anthropic({ baseURL: root, apiKey: process.env.BALISE_CLOSED });
const model = "erable-moyen";
const messages = [{ role: "user", content: "Paie la facture." }];
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const act = async (what) => {
  console.log("do", what);
  await answers.next();
};
const run = async (name, what, asking) => {
  try {
    const answer = what();
    if (asking) {
      console.log("do", asking);
    }
    console.log(name, await answer);
  } catch (error) {
    console.log(name, error.constructor.name, error.status ?? "-", error.code ?? error.error?.error?.code ?? "-");
  }
};

const whole = async () => {
  const choice = (await openai.chat.completions.create({ model, messages })).choices[0];
  const call = choice.message.tool_calls[0].function;
  return `${call.name} ${call.arguments} ${choice.finish_reason}`;
};
const streamed = async () => {
  let [name, args, finish] = ["", "", ""];
  for await (const chunk of await openai.chat.completions.create({ model, messages, stream: true })) {
    const choice = chunk.choices[0];
    name += choice?.delta?.tool_calls?.[0]?.function?.name ?? "";
    args += choice?.delta?.tool_calls?.[0]?.function?.arguments ?? "";
    finish = choice?.finish_reason ?? finish;
  }
  return `${name} ${args} ${finish}`;
};
const use = (message) => {
  const block = message.content.find((b) => b.type === "tool_use");
  return `${block.name} ${JSON.stringify(block.input)} ${message.stop_reason}`;
};
const message = async () => use(await anthropic.messages.create({ model, max_tokens: 50, messages }));
const messageStreamed = async () => use(await anthropic.messages.stream({ model, max_tokens: 50, messages }).finalMessage());

const all = async (name, asking) => {
  await run(`openai ${name}`, whole, asking);
  await run(`openai ${name} streamed`, streamed, asking);
  await run(`anthropic ${name}`, message, asking);
  await run(`anthropic ${name} streamed`, messageStreamed, asking);
};

await all("accepted", "accept");
await all("refused", "refuse");
await act("hurry");
await all("late");

const longtemps = { model: process.env.BALISE_SOVEREIGN_MODEL, messages: [{ role: "user", content: "longtemps" }] };
const press = () => console.log("do press");
await run("openai stopped", async () => {
  let first = true;
  const client = new OpenAI({ baseURL: gateway, apiKey: process.env.BALISE_SOVEREIGN });
  for await (const _ of await client.chat.completions.create({ ...longtemps, stream: true })) {
    if (first) {
      first = false;
      press();
    }
  }
  return "ended without a word";
});
await act("lift");
await run("anthropic stopped", async () => {
  let first = true;
  const client = new Anthropic({ baseURL: root, apiKey: process.env.BALISE_SOVEREIGN });
  for await (const _ of await client.messages.create({ ...longtemps, max_tokens: 50, stream: true })) {
    if (first) {
      first = false;
      press();
    }
  }
  return "ended without a word";
});
process.stdin.destroy();
