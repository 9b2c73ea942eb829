// Says, one line each, what the official clients see of every feature: the suite compares these lines.
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";

const gateway = process.env.BALISE_GATEWAY;
const openai = new OpenAI({ baseURL: gateway, apiKey: process.env.BALISE_CLOSED });
const anthropic = new Anthropic({ baseURL: gateway.replace(/\/v1$/, ""), apiKey: process.env.BALISE_CLOSED });
const model = "erable-moyen";
const say = (content) => [{ role: "user", content }];
const weather = { type: "object", properties: { ville: { type: "string" } }, required: ["ville"] };

const run = async (name, what) => {
  try {
    console.log(name, await what());
  } catch (error) {
    console.log(name, "error", error.status ?? "-", error.code ?? error.error?.error?.code ?? error.constructor.name);
  }
};

await run("openai chat", async () => (await openai.chat.completions.create({ model, messages: say("Bonjour") })).choices[0].message.content);
await run("openai stream", async () => {
  let text = "";
  for await (const chunk of await openai.chat.completions.create({ model, messages: say("Bonjour"), stream: true })) {
    text += chunk.choices[0]?.delta?.content ?? "";
  }
  return text;
});
const tools = [{ type: "function", function: { name: "meteo", parameters: weather } }];
await run("openai tools", async () => {
  const call = (await openai.chat.completions.create({ model, messages: say("Quel temps?"), tools })).choices[0].message.tool_calls[0];
  return `${call.function.name} ${call.function.arguments}`;
});
await run("openai tools streamed", async () => {
  let args = "";
  for await (const chunk of await openai.chat.completions.create({ model, messages: say("Quel temps?"), tools, stream: true })) {
    args += chunk.choices[0]?.delta?.tool_calls?.[0]?.function?.arguments ?? "";
  }
  return args;
});
await run("openai structured", async () => {
  const format = { type: "json_schema", json_schema: { name: "meteo", strict: true, schema: { ...weather, additionalProperties: false } } };
  return (await openai.chat.completions.parse({ model, messages: say("Quel temps?"), response_format: format })).choices[0].message.parsed.ville;
});
await run("openai embeddings", async () => (await openai.embeddings.create({ model, input: "Bonjour", encoding_format: "float" })).data[0].embedding.length);
await run("openai unknown model", async () => openai.chat.completions.create({ model: "nul", messages: say("Bonjour") }));
await run("openai retried", async () => (await openai.chat.completions.create({ model, messages: say("occupé") })).choices[0].message.content);
await run("openai cancelled", async () => {
  const leaving = new AbortController();
  for await (const chunk of await openai.chat.completions.create({ model, messages: say("longtemps"), stream: true }, { signal: leaving.signal })) {
    if (chunk.choices.length > 0) {
      leaving.abort();
    }
  }
  return "left";
});

await run("anthropic message", async () => (await anthropic.messages.create({ model, max_tokens: 50, messages: say("Bonjour") })).content[0].text);
await run("anthropic stream", async () => anthropic.messages.stream({ model, max_tokens: 50, messages: say("Bonjour") }).finalText());
await run("anthropic tools", async () => {
  const use = (await anthropic.messages.create({ model, max_tokens: 50, messages: say("Quel temps?"), tools: [{ name: "meteo", input_schema: weather }] })).content
    .find((block) => block.type === "tool_use");
  return `${use.name} ${JSON.stringify(use.input)}`;
});
await run("anthropic unknown model", async () => anthropic.messages.create({ model: "nul", max_tokens: 50, messages: say("Bonjour") }));
const refused = new Anthropic({ baseURL: gateway.replace(/\/v1$/, ""), apiKey: process.env.BALISE_PUBLIC });
await run("anthropic refusal", async () => refused.messages.create({ model: "plume-publique", max_tokens: 50, messages: say("Le NAS est 046 454 286") }));
