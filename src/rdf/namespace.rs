//! The vocabularies: standard ones first, own terms only for what none of them has.
//!
//! Each constant is one IRI. Own terms live under `https://w3id.org/rapporteur/`:
//!
//! | prefix | what |
//! |---|---|
//! | `rap:` | classes and properties of claims (`…/ns#`) |
//! | `id:` | things spoken of (`…/id/`) |
//! | `rel:` | relations, one per relation phrase (`…/rel/`) |
//! | `prep:` | prepositions as scope of a claim (`…/prep/`) |
//! | `claim:`, `passage:`, `source:` | the record (`…/claim/` and so on) |

use oxigraph::model::NamedNodeRef;

/// Declares IRIs of one namespace as constants.
macro_rules! terms {
    ($base:literal : $($(#[$doc:meta])* $name:ident = $local:literal;)+) => {
        $($(#[$doc])* pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($base, $local));)+
    };
}

/// Things spoken of.
pub const ID: &str = "https://w3id.org/rapporteur/id/";
/// Relations, one per relation phrase.
pub const REL: &str = "https://w3id.org/rapporteur/rel/";
/// Prepositions as scope of a claim.
pub const PREP: &str = "https://w3id.org/rapporteur/prep/";
/// Claims, named by the hash of what they say.
pub const CLAIM: &str = "https://w3id.org/rapporteur/claim/";
/// Passages, named by the hash of source and position.
pub const PASSAGE: &str = "https://w3id.org/rapporteur/passage/";
/// Sources, named by the hash of name and text.
pub const SOURCE: &str = "https://w3id.org/rapporteur/source/";
/// Words and rules that users defined.
pub const WORD: &str = "https://w3id.org/rapporteur/word/";
/// The vocabulary of claims.
pub const RAP: &str = "https://w3id.org/rapporteur/ns#";

/// The properties that name a thing, the best one to show first; all but the last two can be shown.
pub const LABEL_PROPERTIES: [NamedNodeRef<'static>; 8] = [
    PREF_LABEL,
    LABEL,
    FOAF_NAME,
    SCHEMA_NAME,
    NamedNodeRef::new_unchecked("http://schema.org/name"),
    TITLE,
    NamedNodeRef::new_unchecked("http://purl.org/dc/elements/1.1/title"),
    ALT_LABEL,
];

/// Prefixes worth declaring when a graph is written, longest-lived first.
pub const PREFIXES: &[(&str, &str)] = &[
    ("rap", RAP),
    ("id", ID),
    ("rel", REL),
    ("prep", PREP),
    ("claim", CLAIM),
    ("passage", PASSAGE),
    ("source", SOURCE),
    ("word", WORD),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("schema", "https://schema.org/"),
    ("ontolex", "http://www.w3.org/ns/lemon/ontolex#"),
];

terms! { "https://w3id.org/rapporteur/ns#":
    /// The class of claims.
    CLAIM_CLASS = "Claim";
    /// The class of passages.
    PASSAGE_CLASS = "Passage";
    /// The class of sources.
    SOURCE_CLASS = "Source";
    /// The class of what users define: words and rules.
    DEFINITION_CLASS = "Definition";
    /// Definition to its sentence.
    SENTENCE = "sentence";
    /// Defined word to "adjective", "noun" or "verb".
    PART_OF_SPEECH = "partOfSpeech";
    /// Source of a telling to what it cites: an address, or "me".
    TOLD_FROM = "toldFrom";
    /// Source to its text, as it was read and as its passages are counted, in a graph named like the source.
    TEXT = "text";
    /// Source to how many sentences its text has, beside the text.
    SENTENCES = "sentences";
    /// Source to how many of them made a claim.
    CLAIMED_SENTENCES = "claimedSentences";
    /// Source to how many words that carry meaning its text has.
    TELLING_WORDS = "tellingWords";
    /// Source to how many of them stand in a claim.
    CLAIMED_WORDS = "claimedWords";
    /// Relation to `true` if what is not stated of it is not so.
    COMPLETE = "complete";
    /// The class of relations, vocabulary or minted.
    RELATION_CLASS = "Relation";
    /// Claim to `rap:Affirmed` or `rap:Denied`.
    POLARITY = "polarity";
    /// The claim says that it is so.
    AFFIRMED = "Affirmed";
    /// The claim says that it is not so.
    DENIED = "Denied";
    /// Claim to one of the four modalities.
    MODALITY = "modality";
    /// Said to be so.
    ACTUAL = "Actual";
    /// Said to be possible or allowed (can, could, may).
    POSSIBLE = "Possible";
    /// Said to be required (must, shall).
    NECESSARY = "Necessary";
    /// Said to be expected (should, will, is to).
    EXPECTED = "Expected";
    /// Claim to the word that marks its modality or polarity, as written.
    MARKER = "marker";
    /// Claim to how likely it was read rightly, from 0 to 1; of several the highest counts.
    CONFIDENCE = "confidence";
    /// Claim to a hedge as written ("normally").
    HEDGE = "hedge";
    /// Claim to its condition as written ("if …", "unless …").
    CONDITION = "condition";
    /// Claim to the place where it holds.
    PLACE = "place";
    /// Claim to the date in or at which it holds (`xsd:gYear`, `xsd:gYearMonth` or `xsd:date`).
    TIME_IN = "timeIn";
    /// Claim to the date from which it holds.
    TIME_SINCE = "timeSince";
    /// Claim to the date up to which it holds.
    TIME_UNTIL = "timeUntil";
    /// Claim to the date before which it holds.
    TIME_BEFORE = "timeBefore";
    /// Claim to the date after which it holds.
    TIME_AFTER = "timeAfter";
    /// Claim to a time that is no date ("every year"), as written.
    TIME_TEXT = "timeText";
    /// Claim to whom the text attributes it ("according to …").
    ATTRIBUTED_TO = "attributedTo";
    /// Claim to the meeting or body at which its subject acts ("meetings where officials draft …").
    VENUE = "venue";
    /// Thing to the lemma of its head noun ("guideline" for "best-practice guidelines").
    KIND = "kind";
    /// Thing to an adjective said of it within its name ("non-binding").
    QUALITY = "quality";
    /// Thing to a number in its name ("21" for "21 members").
    QUANTITY = "quantity";
    /// Two names of one thing in this text: "the host economy (China …)". Symmetric.
    SAME_AS = "same";
    /// Relation to the relation along which affirmed claims pass down to its subjects (session to series).
    PASSES_ALONG = "passesAlong";
    /// Relation to the relation along which denied claims pass down to its subjects (part to body).
    DENIAL_PASSES_ALONG = "denialPassesAlong";
    /// Relation to a preposition: "X acts on Y" makes "X covers Y" true.
    FROM_SCOPE = "fromScope";
    /// Relation to `true` if what is said of its subject is said of its objects too ("measures such as …").
    NAMES_EXAMPLES = "namesExamples";
    /// Relation to another: what is expected from X (the other, scoped by "from"), X has this relation to.
    FROM_ORIGIN = "fromOrigin";
    /// Relation to `true` if what people do at a venue, the venue is said to do.
    VENUE_ACTS = "venueActs";
    /// Relation to the question word it answers, "where" or "when".
    ANSWERS = "answers";
    /// Class of posts to the class of those who hold them.
    HOLDER = "holder";
    /// Class to an English noun that names it, for the reading of prose and questions.
    NOUN = "noun";
    /// Passage to the page on which it begins, from 1.
    PAGE = "page";
    /// Passage to the headings above it, the outermost first.
    HEADING = "heading";
    /// Passage to its place in a table.
    CELL = "cell";
    /// Relation to a preposition: whom somebody appoints with it ("as") to something is that.
    MAKES = "makes";
    /// Relation to a post: whoever is said to be a thing's post of this name has the relation to the thing.
    FROM_POST = "fromPost";
    /// Relation to a noun: where a thing's seat of this name is, the thing has the relation to.
    FROM_SEAT = "fromSeat";
    /// The datatype of a text of which only the words are known that it has: "that the backlog remained a problem".
    WORDS = "words";
    /// Whatever relation it is: "what happened in 2024". No claim has it.
    ANYTHING = "anything";
    /// A session, such as SOM1, to the series it belongs to.
    ORDINAL = "ordinal";
    /// The class of people.
    PERSON = "Person";
    /// The class of offices and posts.
    POST = "Post";
    /// The class of organisations.
    ORGANISATION = "Organisation";
    /// The class of fora: bodies that meet.
    FORUM = "Forum";
    /// The class of meetings and their series.
    MEETING = "Meeting";
    /// The class of economies and states.
    ECONOMY = "Economy";
    /// The class of deliverables: what meetings and bodies produce.
    DELIVERABLE = "Deliverable";
    /// The class of topics.
    TOPIC = "Topic";
    /// The class of places.
    PLACE_CLASS = "Place";
}

terms! { "https://w3id.org/rapporteur/rel/":
    /// "is": a thing to what it is said to be.
    BE = "be";
    /// "has".
    HAVE = "have";
    /// A part to its whole.
    PART_OF = "part-of";
    /// A whole to its part.
    HAVE_PART = "have-part";
    /// A numbered session to its series.
    SESSION_OF = "session-of";
    /// A whole to what is named as among it ("such as", "including").
    INCLUDE = "include";
    /// A name to another name of the same thing.
    ALSO_KNOWN_AS = "also-known-as";
    /// A meeting to the city or place where it is held.
    HELD_IN = "held-in";
    /// A host to what it hosts.
    HOST = "host";
}

terms! { "http://www.w3.org/1999/02/22-rdf-syntax-ns#":
    /// Instance to class.
    TYPE = "type";
    /// Claim to subject.
    SUBJECT = "subject";
    /// Claim to relation.
    PREDICATE = "predicate";
    /// Claim to object.
    OBJECT = "object";
}

terms! { "http://www.w3.org/2000/01/rdf-schema#":
    /// The preferred name.
    LABEL = "label";
    /// What it means.
    COMMENT = "comment";
    /// Class to a wider class.
    SUB_CLASS_OF = "subClassOf";
    /// Relation to a wider relation.
    SUB_PROPERTY_OF = "subPropertyOf";
    /// Relation to the class of its subjects.
    DOMAIN = "domain";
    /// Relation to the class of its objects.
    RANGE = "range";
}

terms! { "http://www.w3.org/2002/07/owl#":
    /// Relation to its inverse.
    INVERSE_OF = "inverseOf";
    /// Class to a class that shares no instance with it.
    DISJOINT_WITH = "disjointWith";
}

terms! { "http://www.w3.org/2004/02/skos/core#":
    /// A preferred name, SKOS.
    PREF_LABEL = "prefLabel";
    /// Another name.
    ALT_LABEL = "altLabel";
    /// What a word means, in words.
    DEFINITION = "definition";
}

/// Where the edges of Wikidata lead to what holds now.
pub const WIKIDATA_DIRECT: &str = "http://www.wikidata.org/prop/direct/";

terms! { "http://www.wikidata.org/prop/direct/":
    /// Instance to class, in Wikidata.
    INSTANCE_OF = "P31";
    /// Class to a wider class, in Wikidata.
    SUBCLASS_OF = "P279";
}

terms! { "http://www.wikidata.org/prop/qualifier/":
    /// When it began to hold.
    START_TIME = "P580";
    /// When it ceased.
    END_TIME = "P582";
    /// When it held.
    POINT_IN_TIME = "P585";
    /// When it held at the earliest.
    EARLIEST_DATE = "P1319";
    /// When it held at the latest.
    LATEST_DATE = "P1326";
}

terms! { "http://wikiba.se/ontology#":
    /// A property to the relation that leads to values.
    DIRECT_CLAIM = "directClaim";
    /// A property to the relation that leads to statements.
    CLAIM_PROPERTY = "claim";
    /// A property to the relation from statements to values.
    STATEMENT_PROPERTY = "statementProperty";
    /// A statement to how it counts.
    RANK = "rank";
    /// What does not count.
    DEPRECATED_RANK = "DeprecatedRank";
}

terms! { "http://www.w3.org/ns/lemon/ontolex#":
    /// Word to another form of it.
    OTHER_FORM = "otherForm";
    /// Word to a form of it.
    LEXICAL_FORM = "lexicalForm";
    /// Word to what it names.
    DENOTES = "denotes";
    /// What is named to a word for it.
    IS_DENOTED_BY = "isDenotedBy";
    /// Sense to what it names.
    REFERENCE = "reference";
    /// A word with its forms and senses.
    LEXICAL_ENTRY = "LexicalEntry";
    /// The class of forms.
    FORM_CLASS = "Form";
    /// The class of senses.
    SENSE_CLASS = "LexicalSense";
    /// Word to its dictionary form.
    CANONICAL_FORM = "canonicalForm";
    /// Word to a sense of it.
    LEXICAL_SENSE = "sense";
    /// Form to its spelling.
    WRITTEN_REP = "writtenRep";
}

terms! { "http://xmlns.com/foaf/0.1/":
    /// A name, FOAF.
    FOAF_NAME = "name";
}

terms! { "https://schema.org/":
    /// A name, schema.org.
    SCHEMA_NAME = "name";
}

terms! { "http://purl.org/dc/terms/":
    /// A title.
    TITLE = "title";
    /// Source to the body that published it.
    PUBLISHER = "publisher";
    /// Source to who wrote it.
    CREATOR = "creator";
    /// Source to the date of its issue.
    DATE = "date";
    /// Source to the address at which it was published.
    DERIVED_FROM = "source";
}

terms! { "http://www.w3.org/ns/prov#":
    /// Claim to passage.
    WAS_QUOTED_FROM = "wasQuotedFrom";
    /// Passage to source.
    WAS_DERIVED_FROM = "wasDerivedFrom";
}

terms! { "http://www.w3.org/ns/oa#":
    /// Passage to its text.
    EXACT = "exact";
    /// Passage to its first code point.
    START = "start";
    /// Passage to one past its last code point.
    END = "end";
}
