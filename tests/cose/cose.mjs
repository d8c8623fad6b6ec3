// cose.mjs - COSE_Sign1 by @auth0/cose, an implementation of others (npm install --prefix tests/cose).
//
//   cose.mjs verify PUBLIC < MESSAGE        checks the signature, writes the payload
//   cose.mjs sign SEED KID < PAYLOAD        signs, writes the message
//
// Messages and payloads are hexadecimal text, as are PUBLIC, SEED and KID.
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { Algorithms, Headers, Sign1 } from "@auth0/cose";

const hex = (text) => Buffer.from(text, "hex");
const input = () => hex(readFileSync(0, "utf8").trim());

async function verify(publicKey) {
  const message = Sign1.decode(input());
  const key = { kty: "OKP", crv: "Ed25519", x: hex(publicKey).toString("base64url") };
  await message.verify(createPublicKey({ key, format: "jwk" }), { algorithms: [Algorithms.EdDSA] });
  console.log(Buffer.from(message.payload).toString("hex"));
}

async function sign(seed, kid) {
  const pkcs8 = Buffer.concat([hex("302e020100300506032b657004220420"), hex(seed)]); // RFC 8410
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const header = [
    [Headers.Algorithm, Algorithms.EdDSA],
    [Headers.KeyID, hex(kid)],
  ];
  const message = await Sign1.sign(header, [], input(), key);
  console.log(Buffer.from(message.encode()).toString("hex"));
}

const [command, ...operands] = process.argv.slice(2);
await { verify, sign }[command](...operands);
