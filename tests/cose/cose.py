#!/usr/bin/python3
"""cose.py - tokens by an independent implementation: Debian's cbor2 and cryptography.

    cose.py verify PUBLIC < TOKEN            checks the signature, prints the claims as JSON
    cose.py sign SEED KID < CLAIMS.json      signs, prints a token; keys of claims are integers
    cose.py public SEED                      the public key of a seed

PUBLIC, SEED and KID are hexadecimal.
"""
import json
import sys

sys.dont_write_bytecode = True

import base45
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def to_be_signed(header, payload):
    return cbor2.dumps(["Signature1", header, b"", payload])


def plain(value):
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, bytes):
        return value.decode()
    return [plain(v) for v in value] if isinstance(value, list) else value


def numbered(value):
    if isinstance(value, dict):
        return {int(k): numbered(v) for k, v in value.items()}
    return value


def verify(public):
    token = sys.stdin.read().strip()
    assert token.startswith("LD1:")
    message = base45.decode(token[4:])
    tagged = cbor2.loads(message)
    assert tagged.tag == 18
    header, unprotected, payload, signature = tagged.value
    assert unprotected == {} and cbor2.loads(header)[1] == -8
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    key.verify(signature, to_be_signed(header, payload))
    # Deterministic: encoding again gives the same bytes.
    assert cbor2.dumps(cbor2.loads(payload)) == payload and cbor2.dumps(tagged) == message
    claims = plain(cbor2.loads(payload))
    claims["kid"] = cbor2.loads(header)[4].hex()
    print(json.dumps(claims, ensure_ascii=False))


def sign(seed, kid):
    claims = numbered(json.load(sys.stdin))
    claims[7] = claims[7].encode()
    payload = cbor2.dumps(claims)
    header = cbor2.dumps({1: -8, 4: bytes.fromhex(kid)})
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
    message = cbor2.CBORTag(18, [header, {}, payload, key.sign(to_be_signed(header, payload))])
    print("LD1:" + base45.encode(cbor2.dumps(message)))


def public(seed):
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed)).public_key()
    print(key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex())


if __name__ == "__main__":
    {"verify": verify, "sign": sign, "public": public}[sys.argv[1]](*sys.argv[2:])
