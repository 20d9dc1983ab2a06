/**
 * The closed word classes of English that say who is said to have what. Grammar, not vocabulary:
 * words about products are cues and stand in the registry.
 */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter(Boolean))
}

export const articles = words('a an the')

export const determiners = words(`a an the this that these those each every any some no another either neither both all
  my your his her its our their whose one its own`)

/** "OpenAI’s": a word with the mark of a possessor. */
export function isPossessive(word: string): boolean {
  return /['’]s$/u.test(word)
}

/** Possessives that put a thing into somebody else’s hands: their words are not said of the product. */
export const foreignPossessives = words('our their my his her')

export const pronouns = words('i you he she it we they one who someone anybody anyone everybody everyone nobody people')

export const prepositions = words(`of for to in on with from at by within inside into onto via through using under behind
  against between across over per about without like than as around during since until beyond among after before`)

/** After a noun these say whose it is: "the endpoint of X", "seats for X". */
export const ownerPrepositions = words('of for to in on from at within inside into')

/** At the head of a clause these say what the clause is about: "In X, set …". */
export const topicPrepositions = words('in on with for inside within from under using')

export const conjunctions = words('and or but nor so yet')

export const subordinators = words('if when while whereas because although though unless since where after before that which who whenever wherever whether until')

export const auxiliaries = words(`is are was were be been being am has have had do does did can could will would shall should
  may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't cannot couldn't won't wouldn't
  shouldn't isn’t aren’t doesn’t don’t can’t won’t didn’t`)

export const copulas = words('is are was were be becomes became remains means')

/** What begins a clause about the noun before it. */
export const relatives = words('which that who whose where')

export const negators = words(`not no never none neither nor without cannot lacks lack lacking excludes exclude excluding
  can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't shouldn't couldn't
  can’t don’t doesn’t didn’t isn’t aren’t wasn’t won’t wouldn’t hasn’t haven’t nothing nobody nowhere unable hardly`)

/** Words that set two things against each other or side by side, so that a cue may belong to either. */
export const contrasts = words(`unlike separate separately instead rather versus vs whereas while different differs differ
  distinct independent independently distinguish confuse confused confusing mix mixes mixing conflate conflates difference
  differences besides alongside alternatively otherwise apart not-to-be-confused regardless`)

/**
 * Relations by which one product works through another. What stands behind such a word belongs to
 * the other product: "the app uses the model", "it runs on the API".
 */
export const relations = words(`use uses used using utilize utilizes utilise leverage leverages run runs running rely relies
  power powers powered powering built back backs backed drive drives driven wrap wraps wrapping 
  connect connects integrate integrates integrated calls calling underlie underlies
  replace replaces replacing routed authenticate authenticates
  underpin underpins underpinned based like via through behind under`)

/** Verbs that follow a name as its predicate but end in s like a plural noun; a compound does not reach across them. */
export const verbs = words(`uses gives offers provides needs requires supports calls gets costs charges comes takes makes lets has is
  was does adds returns sells includes allows wants beats wins works runs shows says stops starts keeps sits lives goes
  means remains becomes covers carries ships brings turns gained got went made came took cost gave sold told asked called
  used needed wanted added changed moved caps bills sets limits lists hides exposes accepts grants unlocks buys bundles resells will can
  may might must should would could let get give offer provide need require include`)

export const interrogatives = words('what which who whose when where why how')

/** What makes a thing somebody else’s copy of the real one. */
export const unofficial = words(`unofficial reverse-engineered reverse third-party thirdparty wrapper wrappers proxy scraped scraping
  internal private hidden undocumented backend
  self-hosted custom fake mock clone puppeteer session cookie cookies imaginary hypothetical nonexistent non-existent so-called`)

/** What a model or an app makes is no property of it: "it draws a settings page". */
export const making = words(`paste pasted pastes pasting copy copied copies received got
  ask asks asked asking film films filmed filming capture captures captured resell resells resold bundle bundles
  draw draws drew drawn drawing render renders rendered rendering generate generates generated generating
  create creates created creating produce produces produced producing design designs designed designing mock mocks paint paints painted
  edit edits edited editing illustrate illustrates illustrated depict depicts depicted make makes made making show shows showing imagine
  sketch sketches write writes writing wrote explain explains explained explaining describe describes describing summarise summarises
  summarize summarizes translate translates answer answers list lists suggest suggests teach teaches`)

/** Capitalised words that name no product: months and days. */
export const calendarWords = words(`January February March April May June July August September October November December
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday`)

/** Words that may follow a noun without being the head of its phrase. */
export const looseAdverbs = words(`more less better worse most least ahead instead apart because due according regardless thanks
  too also again still already even just only now then here there once twice first last next well soon far fast`)

/** Verbs by which a subject is said to be or to have something. What stands behind any other verb is what was done, not what is owned. */
export const having = words(`is are was were be been has have had having includes include included including offers offer offered provides
  provide gives give gave gets get got comes come came needs need needed requires require required contains contain supports support accepts
  accept returns return returned exposes expose allows allow allowed lets let shows show answers answer sends send takes take adds add keeps
  keep sits lives charges charge charged costs cost bills bill billed sells sell sold ships ship brings bring grants grant issues issue carries
  carry publishes publish enforces enforce applies apply limits limit caps cap meters meter streams stream serves serve expects expect reads
  rejects reject issues goes go appears appear runs run opens open moved moves renews renew expires expire raises raise drops drop hit hits set
  sets resets reset rotate rotates fires fire speaks speak unlocks unlock buys buy covers cover saves save stores store syncs sync times fail fails failed burn burns burned count counts invoices invoice measured answers respond responds speaks talks talk`)

/** How a model is said to be had in a plan, which can be true of any model. */
export const availability = words('included available offered bundled selectable part offer free accessible reachable restricted limited exclusive')
