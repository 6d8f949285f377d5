#!/usr/bin/env python3
"""Makes the specification of a public chain out of that of the chain `local`.

    vivarium-node export-chain-spec --chain local | ./public_chain.py NAME ID VALIDATORS.json COUNCIL.json > chain.json

VALIDATORS.json is a list, of four at least: for each who validates and operates its account, its session keys and the key of its
operator's node, all public: {"account": "5…", "aura": "5…", "grandpa": "5…", "operator": "5…"}. COUNCIL.json is a patch such as
public-chain.json. Each account gets 100,000 VIV; there is neither a collection nor a model, and nobody is root.
"""

import json
import sys

ENDOWMENT = 100_000 * 10**12

if len(sys.argv) != 5:
    sys.exit(__doc__)
name, identity, validators_file, council_file = sys.argv[1:]
spec = json.load(sys.stdin)
with open(validators_file, encoding="utf-8") as file:
    validators = json.load(file)
with open(council_file, encoding="utf-8") as file:
    council = json.load(file)
if len(validators) < 4:
    sys.exit(f"{len(validators)} validators tolerate no fault: name four at least")
keys = [validator[key] for validator in validators for key in ("account", "aura", "grandpa", "operator")]
if len(set(keys)) < len(keys):
    sys.exit("a key is there twice: each must be of its own, so that one that leaks is one that is lost")
if council["sudo"]["key"] is not None:
    sys.exit("a public chain begins without a sudo key")

accounts = dict.fromkeys([validator["account"] for validator in validators] + council["council"]["members"])
spec.update(name=name, id=identity, chainType="Live", protocolId=identity, bootNodes=[])
patch = spec["genesis"]["runtimeGenesis"]["patch"]
patch["balances"]["balances"] = [[account, ENDOWMENT] for account in accounts]
patch["session"]["keys"] = [
    [validator["account"], validator["account"], {"aura": validator["aura"], "grandpa": validator["grandpa"]}]
    for validator in validators
]
patch["operators"]["operators"] = [[validator["account"], validator["operator"]] for validator in validators]
patch["dynamicAssets"]["collections"] = []
patch["models"]["models"] = []
patch["royalties"]["schedules"] = []
patch["synthesis"] = {"declarations": [], "panels": []}
patch.update(council)
json.dump(spec, sys.stdout, indent="\t")
print()
