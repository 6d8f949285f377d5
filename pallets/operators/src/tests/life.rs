use super::mock::*;
use crate::Event;
use codec::Encode;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use std::collections::BTreeMap;
use vivarium_primitives::{Member, ReportHeader};

/// Numbers that look random and are the same in every run.
struct Dice {
	seed: u8,
	thrown: u32,
}

impl Dice {
	fn throw(&mut self, below: u64) -> u64 {
		self.thrown += 1;
		let digest = (self.seed, self.thrown).using_encoded(blake2_256);
		u64::from_le_bytes(digest[..8].try_into().unwrap()) % below
	}
}

/// Brings two conflicting headers, signed with the key that the operator has in the present epoch.
fn betray(operator: u64) -> bool {
	let epoch = Operators::epoch();
	let Some(member) = epoch.members.iter().find(|member| member.operator == operator) else { return false };
	let seed = (0..=u8::MAX).find(|seed| key(*seed) == member.key).unwrap();
	let signed = |values: u8| {
		let member: Member<u64> = member.clone();
		let header = ReportHeader::new(hash(0), 0, epoch.first, member, H256([values; 32]));
		let signature = header.using_encoded(|bytes| sp_core::Pair::sign(&pair(seed), bytes));
		(Box::new(header), signature)
	};
	let (first, second) = (signed(1), signed(2));
	let origin = RuntimeOrigin::signed(STRANGER);
	Operators::report_equivocation(origin, first.0, first.1.into(), second.0, second.1.into()).is_ok()
}

fn name(event: &Event<Test>) -> String {
	format!("{event:?}").split([' ', '{']).next().unwrap().rsplit("::").next().unwrap().into()
}

#[test]
fn whatever_happens_the_state_is_sound_and_no_money_is_lost() {
	let mut seen = BTreeMap::<String, u32>::new();
	for seed in 0..4 {
		ExtBuilder::default().operators(1..=6).build_and_execute(|| {
			let issuance = Money::of(1).issuance;
			let mut dice = Dice { seed, thrown: 0 };
			let mut slashed = 0;
			for _ in 0..400 {
				let who = dice.throw(12) + 1;
				let (root, signed) = (RuntimeOrigin::root(), RuntimeOrigin::signed(who));
				let any_key = key(dice.throw(30) as u8);
				// Much of it is refused.
				let _ = match dice.throw(16) {
					0 | 1 => Operators::admit(root, who, any_key),
					2 if dice.throw(2) == 0 => Operators::dismiss(root, who),
					3 if dice.throw(2) == 0 => Operators::leave(signed),
					4 => Operators::rotate_key(signed, any_key),
					5..=7 => Operators::resume(signed),
					8 if dice.throw(3) == 0 => Operators::reinstate(root, who),
					9 | 10 => {
						serve(who, 12, dice.throw(13) as u32);
						Ok(())
					}
					11 if dice.throw(3) == 0 => {
						slashed += u64::from(betray(who));
						Ok(())
					}
					_ => {
						run_to(System::block_number() + dice.throw(12));
						Ok(())
					}
				};
				Operators::do_try_state().unwrap();
				assert_eq!(Money::of(1).issuance, issuance);
			}
			assert_eq!(Money::of(TREASURY).free, ENDOWMENT + slashed * 100);

			// When all have left and their epochs are over, nothing is held.
			for who in 1..=12 {
				let _ = Operators::leave(RuntimeOrigin::signed(who));
			}
			run_to(System::block_number() + 4 * EPOCH);
			assert_eq!(Operators::operator_views(), []);
			let left: u64 = (1..=12).map(|who| Money::of(who).free).sum();
			assert_eq!(left, 12 * ENDOWMENT - slashed * 100);
			events().iter().for_each(|event| *seen.entry(name(event)).or_default() += 1);
		});
	}
	let rare: Vec<_> = [
		"Admitted",
		"Dismissed",
		"Left",
		"BondReleased",
		"KeyRotated",
		"EpochBegan",
		"Suspended",
		"Resumed",
		"Reinstated",
		"Slashed",
	]
	.into_iter()
	.filter(|event| seen.get(*event).is_none_or(|times| *times < 2))
	.collect();
	assert!(rare.is_empty(), "{rare:?} hardly happened: {seen:?}");
}
