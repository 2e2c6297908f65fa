"""Bulletins written for this project about an invented war, with every number that they give.

The first six were in front of whoever wrote the rules; the five after them were written
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


CENTRE = Case(
    "centre",
    """Hill Reconciliation Centre, bulletin of 17 September 2016.
Within the last 24 hours, 12 breaches of the truce were registered in the provinces of Aster (5), Borin (4), Celes (2) and Dornau (1).
Militants of the Stone Brigade shelled Tell Amra (twice), Old Mill (three times) and Quarry Hill (once) with mortars.
In Borin province, River Front fighters fired on Low Bridge (twice) and the Salt Works (four times).
Since the truce resumed, 199 breaches have been registered.
The number of settlements that joined the accord has reached 614. The number of armed groups that announced it stands at 69.
Aid: 3 convoys brought 18 tons of food to 2,400 people.""",
    (12, 5, 4, 2, 1, 2, 3, 1, 2, 4, 199, 614, 69, 3, 18, 2400),
)  # fmt: skip
CENTRE_WRONG = Case(
    "centre with a wrong sum",
    """Hill Reconciliation Centre, bulletin of 18 September 2016.
In the past 24 hours the centre registered 17 breaches: Aster (9), Borin (5), Celes (2).
Since the start of the truce 216 breaches have been counted in total.
The number of settlements remains unchanged at 614.""",
    (17, 9, 5, 2, 216, 614),
    ("the parts by place, 9 + 5 + 2, make 16; the total says 17",),
)  # fmt: skip
NETWORK = Case(
    "network with a wrong split",
    """The Harbour Network for Rights documented 242 breaches in the first week of the truce.
Combat operations stood at 219 and arrests at 32.
Combat operations by side: government forces 203, Ostran forces 10, armed opposition 6.
Arrests by side: government forces 18, opposition factions 5.
By governorate:
- Aster: 101
- Borin: 77
- Celes: 40
- Dornau: 24
""",
    (242, 219, 32, 203, 10, 6, 18, 5, 101, 77, 40, 24),
    (
        "the parts by kind, 219 + 32, make 251; the total says 242",
        "the parts by side, 18 + 5, make 23; the total says 32",
    ),
)
TWO_SIDES = Case(
    "two sides of one commission",
    """The joint commission met on 3 May.
The Ostran side registered 9 breaches in the provinces of Aster (4), Borin (3) and Celes (2). The Kelian side registered 11 breaches in the provinces of Aster (6), Dornau (4).
Most of the breaches were told of in areas that nobody could visit, and 5 of them could not be confirmed.""",
    (9, 4, 3, 2, 11, 6, 4, 5),
    ("the parts by place, 6 + 4, make 10; the total says 11",),
)  # fmt: skip
MISSION = Case(
    "monitoring mission",
    """The Valley Monitoring Mission recorded 312 explosions between 6 and 9 May, including 201 in Norberg and 98 in Sudvik.
It counted 48 breaches, 30 by government forces and 18 by opposition forces.
Its patrols saw 7 tanks; 2 of them stood in Norberg. Access was denied 4 times.""",
    (312, 201, 98, 48, 30, 18, 7, 2, 4),
)  # fmt: skip
WEEKLY = Case(
    "weekly report in lines",
    """Lakeside Observatory, weekly report.
The observatory recorded 64 breaches. The breaches are distributed by side as follows:
Government forces: 41
Ostran forces: 14
Stone Brigade forces: 8
The observatory also counted 15 arrests, distributed as follows:
Aster - 9
Borin - 6
""",
    (64, 41, 14, 8, 15, 9, 6),
    ("the parts by side, 41 + 14 + 8, make 63; the total says 64",),
)
SEEN = (CENTRE, CENTRE_WRONG, NETWORK, TWO_SIDES, MISSION, WEEKLY)

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
    (
        "the parts by place, 11 + 7, make 18; the total says 19",
        "the parts by kind, 6 + 5 + 2, make 13; the total says 14",
    ),
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
    ("the parts by place, 6 + 5 + 2, make 13; the total says 14",),
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
    (
        "the parts by kind, 7 + 4, make 11; the total says 12",
        "the parts by kind, 78 + 18, make 96; the total says 97",
    ),
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
    (
        "377 and 33 counted since make 410; the total says 412",
        "the parts by place, 2 + 5 + 1 + 3, make 11; the total says 12",
    ),
)
MISSION_TABLE = Case(
    "mission table",
    """Daily report 112/2019 of the Special Observer Mission to Marland
Based on information received by 19:30, 14 May 2019

Summary
In Norden region the Mission recorded 148 ceasefire violations, including 62 explosions, compared with 97 violations in the previous reporting period. In Souden region it recorded 41 ceasefire violations, including nine explosions.

Table of ceasefire violations
Place | Explosions | Shots | Bursts | Total
Aster railway station | 40 | 12 | 20 | 72
Old Mill | 22 | 34 | 20 | 76
Total | 62 | 46 | 40 | 148

Positioned at the Aster station camera on the evening of 13 May, the Mission observed 11 projectiles in flight and heard 29 explosions 3 to 5 kilometres to the west, assessed as mortar rounds.
On 14 May between 10:05 and 11:40, positioned in Old Mill, it heard 22 explosions: 14 of 82mm mortar rounds, five of artillery and three undetermined.
The Mission saw 14 weapons beyond the withdrawal lines: six howitzers, five tanks and three mortars.
""",
    (
        *(148, 62, 97, 41, 9, 40, 12, 20, 72, 22, 34, 20, 76, 62, 46, 40, 148),
        *(11, 29, 22, 14, 5, 3, 14, 6, 5, 3),
    ),
)

UNSEEN = (MISSION_DAILY, COMMISSION, TABLE, CIVILIAN_HARM, MISSION_TABLE)
