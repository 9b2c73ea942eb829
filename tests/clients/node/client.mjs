// Says, one line each, what the official client sees: the suite compares these lines.
import OpenAI from "openai";

const baseURL = process.env.BALISE_GATEWAY;
const closed = new OpenAI({ baseURL, apiKey: process.env.BALISE_CLOSED });
const open = new OpenAI({ baseURL, apiKey: process.env.BALISE_PUBLIC });
const say = (content) => [{ role: "user", content }];

const answer = await closed.chat.completions.create({ model: "erable-moyen", messages: say("Bonjour") });
console.log("answer", answer.choices[0].message.content);

let text = "";
for await (const chunk of await closed.chat.completions.create({ model: "erable-moyen", messages: say("Bonjour"), stream: true })) {
  text += chunk.choices[0]?.delta?.content ?? "";
}
console.log("stream", text);

try {
  await open.chat.completions.create({ model: "plume-publique", messages: say("Le NAS est 046 454 286") });
} catch (error) {
  console.log("refusal", error.status, error.code, error.constructor.name);
}

try {
  let first = true;
  for await (const chunk of await closed.chat.completions.create({ model: "erable-moyen", messages: say("longtemps"), stream: true })) {
    if (first) {
      first = false;
      console.log("streaming");
    }
  }
  console.log("ended without a word");
} catch (error) {
  console.log("stopped", error.code);
}
