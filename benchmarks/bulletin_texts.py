"""Bulletins written for this project about an invented war, with every number that they give.

The first six were in front of whoever wrote the rules; the four after them were written
before the rules were looked at for them, and measured before anything was mended.
"""

# ruff: noqa: E501  (a bulletin keeps its lines as issued)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A bulletin, its counts in order, and the sums in it that do not come out.

    ``numbers`` are the counts alone: no days, hours, distances, percentages or case numbers.
    """

    name: str
    text: str
    numbers: tuple[float, ...]
    faults: tuple[str, ...] = ()


MISSION_DAILY = Case(
    "mission, daily form",
    """Valley Monitoring Mission
Daily report 41/2016, based on information received as of 19:30, 14 May 2016

The Mission recorded 27 ceasefire violations in Norberg region, compared with 41 in the previous reporting period, and 9 in Sudvik region.
On the evening of 13 May, positioned in the centre of Norberg (government-controlled), the Mission heard, within 35 minutes, 12 undetermined explosions and about 60 bursts of heavy-machine-gun fire 3-5km north-west.
From an observation post 1.5km south-east of Kelm, the patrol saw two projectiles in flight from west to east and heard four outgoing mortar rounds at an assessed distance of 4km.
The cameras recorded 19 explosions: 11 at the Norberg pumping station and seven at Kelm quarry.
Of the 27 violations in Norberg region, 15 were explosions and 12 were bursts or shots.
Beyond withdrawal lines the Mission saw 14 weapons: six howitzers, five tanks and two rocket launchers.
The Mission corroborated three civilian casualties. Its freedom of movement was restricted on two occasions; at one checkpoint armed men denied access.""",
    (27, 41, 9, 12, 60, 2, 4, 19, 11, 7, 27, 15, 12, 14, 6, 5, 2, 3, 2, 1),
    ("11 + 7, make 18; the total says 19", "6 + 5 + 2, make 13; the total says 14"),
)
COMMISSION = Case(
    "two parties of a commission, dashes and words",
    """Information bulletin of the Ostran Ministry of Defence on the state of the cessation (21 February 2017)

During the day the Ostran part of the Ostran-Kelian Commission has detected eleven cases of firing in the provinces: Aster - 4, Borin - 3, Celes - 2, Dornau - 2. Indiscriminate fire from small arms came from areas held by the Black Banner and Stone Brigade groups.
The Kelian part has registered fourteen cases of firing in the provinces: Aster - 6, Celes - 5, Dornau - 2. Ten of the breaches told of by the Kelian part have not been confirmed by the Ostran one.
Over the day one settlement of Borin province joined; the number of settlements that signed reconciliation papers rose to 1,254. The total of armed formations that declared for the cessation remains 63.
The Centre held two humanitarian actions in Aster: residents received 4.1 tons of food. In all, 1,338 actions have been held, with 1,620 tons handed out. Medical help was given to 212 residents.
Engineers cleared 17 hectares, 9 buildings and 3 km of road and destroyed 148 explosive devices.""",
    (11, 4, 3, 2, 2, 14, 6, 5, 2, 10, 1, 1254, 63, 2, 4.1, 1338, 1620, 212, 9, 148),
    ("6 + 5 + 2, make 13; the total says 14",),
)
TABLE = Case(
    "monitor's table",
    """Riverbank Documentation Group
Breaches of the September accord, second week

We documented 97 breaches by the parties.

| Perpetrator | Combat | Arrests | Total |
|---|---|---|---|
| Government forces | 52 | 11 | 63 |
| Ostran forces | 18 | 0 | 18 |
| Armed opposition | 7 | 4 | 12 |
| Self-administration forces | 1 | 3 | 4 |
| Total | 78 | 18 | 97 |

By governorate the breaches divide thus: Aster 44; Borin 29; Celes 16; Dornau 8.
Running total since 12 September: 341 breaches (244 in the first week).""",
    (97, 52, 11, 63, 18, 0, 18, 7, 4, 12, 1, 3, 4, 78, 18, 97, 44, 29, 16, 8, 341, 244),
    ("7 + 4, make 11; the total says 12", "78 + 18, make 96; the total says 97"),
)
CIVILIAN_HARM = Case(
    "weekly note on civilian harm",
    """Lakeside Civilian Harm Desk: weekly note no. 12 (6 to 12 June)

Truce breaches this week: 33 (last week: 29). Since 1 March: 412. Last week's note gave 377 since 1 March.
Ground shelling accounted for twenty-one of them, air strikes for eight and sniping for the remaining four.
At least 46 civilians were killed (17 women, 12 children and 17 men) and more than 130 injured.
Attributed to: government and allied forces 24 (73%); opposition groups 6 (18%); unknown 3 (9%).
Facilities hit: hospitals 2, schools 5, bakeries 1, markets 3; twelve in all.
Neither side answered our letters. We could not verify a further 9 reports.""",
    (33, 29, 412, 377, 21, 8, 4, 46, 17, 12, 17, 130, 24, 6, 3, 2, 5, 1, 3, 12, 9),
    ("377 and 33", "2 + 5 + 1 + 3, make 11; the total says 12"),
)
UNSEEN = (MISSION_DAILY, COMMISSION, TABLE, CIVILIAN_HARM)
