"""Words that may stand for each other in a question and its answer: a short English list."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from knowledge.text import stem

_GROUPS: Final = """
die dead death dying decease perish | live life alive living | birth born | marry marriage wed wedding
wife bride | husband bridegroom | mother mom mum | father dad | grandmother grandma | child children kid
boy lad | girl maiden lass damsel | woman lady female | man gentleman male fellow | baby infant
kill slay murder slaughter | king monarch | queen empress | emperor ruler | soldier warrior troop
fight battle combat | war conflict | attack assault raid | conquer conquest defeat vanquish
win victory victorious | lose loss defeat | invade invasion | defend defense defence
destroy destruction demolish ruin | enemy foe | begin start commence onset | end finish conclude conclusion
stop cease halt | continue remain | first initial initially | begin origin originate | final last ultimate
previous former prior earlier | next following subsequent | now currently current present
old ancient elderly | young youth | new recent modern | big large huge great enormous vast gigantic
small little tiny | long length lengthy | high height tall | deep depth | wide width broad
strong strength powerful | weak feeble weakness | fast quick rapid swift speed | slow gradual | hot heat
cold chill cool | rich wealthy wealth | poor poverty | happy glad joy delight pleased joyful
sad sorrow grief unhappy sorrowful mourn | angry anger rage furious wrath
afraid fear scared frighten fright terrified terror | surprise astonish amaze | love adore beloved
hate dislike | beautiful pretty lovely beauty handsome | ugly hideous
clever smart wise intelligent cunning | stupid foolish fool | good well benefit | bad poor evil wicked
kind type sort | important significant key crucial major main | buy purchase bought acquire | sell sale sold
pay payment paid | cost price expensive | earn income wage salary | money cash fund funding | gold golden
gift present | give grant gave award | receive get obtain gain | take seize grab
steal theft rob stolen thief | return back | bring fetch carry | send dispatch sent | go travel went journey
come arrive arrival | leave depart departure left | enter entrance | exit escape flee run | walk stroll
run ran race | ride rode | fly flight flew | fall drop decline decrease | rise increase grow growth grew
reduce lower decrease reduction | improve improvement better | worsen worse
change alter transform modify shift | make create build construct produce | build construction built erect
create creation establish founded founder | invent invention devise | discover discovery find
search seek look sought | find locate | see saw sight notice | watch observe | look gaze glance
hear listen | speak speech talk spoke | tell inform told | say state declare
ask request inquire demand beg | answer reply respond response | call name term rename | known called named
think thought believe belief | know knowledge known | learn study | teach taught instruct
understand comprehend | want wish desire | need require requirement | try attempt
succeed success successful | fail failure | help aid assist assistance support | allow permit let permission
forbid prohibit ban | prevent avoid | force compel | choose choice select pick chose
decide decision decided | plan intend intention | promise vow swear swore | cause reason because
result outcome consequence effect | lead led cause | due reason | use utilize employ usage
work job labor labour employment | worker employee staff | boss employer manager
house home dwelling cottage hut | castle palace | church cathedral | school education | town city village
country nation land | area region zone territory | street road | forest wood woods | mountain hill
sea ocean | river stream | ship boat vessel | car vehicle automobile | plane aircraft
train railway railroad | food meal eat ate | eat devour ate consume | drink drank
dinner supper feast banquet | hungry hunger starve | sleep asleep slept | wake awake woke
night evening midnight | morning dawn sunrise | day daily | year annual yearly | sick ill illness disease
doctor physician | heal cure recover treat treatment | hurt injure wound injury | pain ache
animal beast creature | dog hound | horse steed mare | bird fowl | monster giant | witch sorceress
magic enchanted spell | cry weep wept tears | laugh smile | sing song sang | dance dancing | play game
read reading | write wrote author | hide hidden conceal | show reveal display | open opened | close shut
break broke broken | cut chop | throw threw cast | hold keep kept | put place lay
wear dress clothes clothing garment | clothes clothing garments | wait await | meet met encounter
visit call | live dwell reside inhabit lived | stay remain | friend companion | group band team
member belong | leader chief head | law legal legislation act | rule govern government | vote election elect
country national | people population inhabitants residents | number amount total
percent percentage proportion share | half 50 | twice double | several many numerous | few little
belief religion faith religious | god divine | priest clergy | science scientific scientist
research study researcher | test trial experiment | infect infection infected | virus viral
bacteria bacterial | protein proteins | cell cellular | symptom sign | spread transmit transmission
immune immunity | vaccine vaccination | hospital clinic | company firm business corporation
produce production product manufacture | market sale | trade commerce | invest investment
owner own possess | movie film | picture image photo photograph | music musical | artist painter
book novel | story tale | part portion piece | top summit peak | bottom base foot
middle center centre central | near close nearby | far distant distance | around about approximately
inside within | outside beyond | hard difficult difficulty | easy simple | safe secure safety
danger dangerous peril risk | power energy | possible able | unable cannot | different differ difference
same similar equal | include contain consist comprise | require necessary need | size large | weigh weight
describe description | explain explanation | advise advice | choose selection | grow develop development
appear seem appearance | disappear vanish | punish punishment | reward prize | trick deceive cheat fool
warn warning | threaten threat | complain complaint | move relocate motion movement
connect link connection | join unite union | separate divide division split | control command
order command | accept agree agreed acceptance | refuse reject decline deny refusal | agree agreement
argue dispute argument | popular famous renowned | rare uncommon | common usual | often frequent frequently
afraid coward cowardly brave courage courageous bold | proud pride | ashamed shame | lonely alone solitary
tired weary exhausted | jealous envy envious jealousy | kindness kindly gentle | honest truth true truthful
lie lied false | secret hidden secretly | guess suppose assume | remember recall memory
forget forgot forgotten | hope expect expectation | dream vision
worry worried anxious anxiety concern concerned | excited eager enthusiastic
annoy annoyed irritate bother trouble | curious curiosity wonder | happen occur event occurrence
arise emerge | appear arrive | become became turn | turn transform | exist existence
lift raise raised hoist | drag pull drew draw | push shove | strike struck hit beat | bite bit bitten
burn fire flame burnt | catch caught capture captured arrest | prison jail imprison imprisonment cell
release free freed freedom liberate | trap snare | guard protect protection shelter
rescue save saved deliver | follow chase pursue pursuit | jump leap leapt sprang spring | climb ascend
descend descent | cross crossing | pass passage | pour poured | mix mixture combine blend | fill filled
cover covered coat | wrap wrapped | tie tied bound bind | hang hung | lean rest | rest relax repose
sit sat seat | prepare preparation ready | serve service served | cook bake roast | wash clean bathe
repair fix mend | replace substitute replacement | lend borrow loan debt owe | share divide
offer proposal propose suggest suggestion | recommend recommendation advise urge
support back endorse favor favour | oppose opposition opponent against resist resistance
criticize criticise criticism critic blame | praise admire honor honour
celebrate celebration festival party | invite invitation guest | host hostess
similar resemble resemblance alike like | compare comparison | measure measurement
estimate calculate calculation | count number | cheap inexpensive affordable | expensive costly
valuable value worth | rich profitable profit | tax levy duty | budget spending expenditure spend spent
poison venom toxic | weapon sword gun arms | bomb explosion explode blast
crime criminal offence offense illegal | judge court trial | police officer policeman | lawyer attorney
crew staff team | captain commander | servant maid attendant | slave slavery | peasant farmer
merchant trader | hunter hunt hunting | fisherman fishing fish | teacher professor tutor | student pupil
origin source root derive derived | base basis foundation | purpose aim goal objective intend
role function | method way manner technique approach procedure | device machine apparatus tool instrument
computer software | engine motor | battery charge | electricity electric electrical | fuel oil gas petrol
temperature heat | pressure force | light bright | dark darkness | loud noise noisy sound
quiet silent silence | colour color | north northern | south southern | east eastern | west western
border boundary frontier | coast coastal shore beach | island isle | valley vale | field meadow
garden yard | farm agriculture agricultural farming crop harvest | plant vegetation | tree wood
rain rainfall precipitation | snow ice frozen freeze | storm hurricane | flood flooding | earthquake quake
drought dry | wet moist humid | climate weather | environment environmental ecological
pollution pollute contaminate | species organism | hunt prey predator | brain mind mental cognitive
heart cardiac | lung pulmonary respiratory | liver hepatic | blood bleed | skin dermal | bone skeleton
child pediatric paediatric | pregnant pregnancy | elderly aged older | adult grown | patient case
diagnose diagnosis detect detection | drug medicine medication pharmaceutical
therapy therapeutic treatment | dose dosage | risk hazard | fatal lethal deadly mortality death
inhibit suppress block | activate activation trigger stimulate induce | express expression
bind binding attach | mutation mutate variant | replicate replication | transmit contagious
outbreak epidemic pandemic | isolate quarantine | mask respirator | quarter fourth | third thirds
dozen twelve | decade ten | century hundred | fortnight weeks | employ hire recruit
dismiss fire sack fired | retire retirement retired | resign resignation quit | appoint appointment nominate
launch introduce introduction release unveil | announce announcement reveal
publish publication published issue | broadcast air aired television tv
sign signed treaty agreement pact contract | negotiate negotiation talks | meeting conference summit
member representative delegate | party faction | protest demonstration demonstrate
revolt rebellion uprising rebel revolution | independence independent | army military forces
navy naval fleet | retreat withdraw withdrawal | surrender capitulate | siege besiege | victory triumph
settle settlement settler colony colonist colonize | migrate migration immigrate immigrant emigrate
refugee exile exiled | native indigenous | wall barrier | tower spire | bridge span | gate door entrance
room chamber | bed couch | table desk | box chest | ring circle round | stone rock | iron steel metal
jewel gem treasure | crown throne | author writer | poem poetry poet verse | actor actress star
singer vocalist | player athlete | coach trainer manager | championship title champion | score point points
match game | tournament competition contest compete | medal award | originally first | nearly almost
mainly mostly primarily chiefly | especially particularly | therefore thus hence | however but | also too
only sole | lack absence without | full filled | empty bare | enough sufficient
"""


@lru_cache(maxsize=1)
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in _GROUPS.replace("\n", "|").split("|"):
        members = {stem(word) for word in group.split()}
        for member in members:
            found[member] |= members - {member}
    return {word: frozenset(others) for word, others in found.items()}


def synonyms(word: str, language: str = "en") -> frozenset[str]:
    """The stems that may say the same as this stem; none for a language without a list."""
    return _by_stem().get(word, frozenset()) if language == "en" else frozenset()
