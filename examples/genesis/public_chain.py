#!/usr/bin/env python3
"""Makes the specification of a public chain out of that of the chain `local`.

    vivarium-node export-chain-spec --chain local | ./public_chain.py [--example] NAME ID VALIDATORS.json COUNCIL.json > chain.json

VALIDATORS.json is a list, of four at least: for each who validates and operates its account, its session keys and the key of its
operator's node, all public: {"account": "5…", "aura": "5…", "grandpa": "5…", "operator": "5…"}. COUNCIL.json is a patch such as
public-chain.json. Each account gets 100,000 VIV; there is neither a collection nor a model, and nobody is root. Accounts for
development are refused, as everybody has their keys; --example lets them in, to try this.
"""

import json
import sys

ENDOWMENT = 100_000 * 10**12
# Alice, Bob, Charlie, Dave, Eve, Ferdie, One and Two, each followed by its //stash.
DEVELOPMENT = {
    "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY",
    "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", "5HpG9w8EBLe5XCrbczpwq5TSXvedjrBGCwqxK1iQ7qUsSWFc",
    "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y", "5Ck5SLSHYac6WFt5UZRSsdJjwmpSZq85fd5TRNAdZQVzEAPT",
    "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy", "5HKPmK9GYtE1PSLsS1qiYU9xQ9Si1NcEhdeCq9sw5bqu4ns8",
    "5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw", "5FCfAonRZgTFrTd9HREEyeJjDpT397KMzizE6T3DvebLFE7n",
    "5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL", "5CRmqmsiNFExV6VbdmPJViVxrWmkaXXvBrSX8oqBT8R9vmWk",
    "5Fxune7f71ZbpP2FoY3mhYcmM596Erhv1gRue4nsPwkxMR4n", "5Evqgnb7B4xvLUpBjFHiB5Fj9j6ia7rguZpYRzFmTg5kVs8q",
    "5CUjxa4wVKMj3FqKdqAUf7zcEMr4MYAjXeWmUf44B41neLmJ", "5D23a1f6g4jC2dGjuhXR2J9cpBFK8nka9XWnL2dxLBc3Pnin",
}  # fmt: skip

arguments = sys.argv[1:]
is_example = arguments[:1] == ["--example"]
if is_example:
    arguments.pop(0)
if len(arguments) != 4:
    sys.exit(__doc__)
name, identity, validators_file, council_file = arguments
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
known = [account for account in accounts if account in DEVELOPMENT]
if known and not is_example:
    sys.exit(f"everybody has the keys of {', '.join(known)}: name accounts of your own in {validators_file} and {council_file}")
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
