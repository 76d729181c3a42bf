//! A graph of others, which has no claims: what it does not say is not denied, what is in a country the country has, and its
//! relations are called what it calls them.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

/// Each question with what its answer must have and what it must not have.
fn check(name: &str, about: &[&str], rows: &[(&str, &[&str], &[&str])]) {
    let scratch = Scratch::new(name);
    scratch.file("world.ttl", include_str!("foreign.ttl"));
    if about.contains(&"--graph") {
        run(scratch.path(), &["load", "world.ttl", "--graph", "kept"]);
    }
    let mut wrong = vec![];
    for (question, has, lacks) in rows {
        let ran = run(scratch.path(), &[&["ask", question], about].concat());
        let said = format!("{}{}", ran.out, ran.err).split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = has.iter().all(|words| said.contains(words)) && !lacks.iter().any(|words| said.contains(words));
        if !fits {
            wrong.push(format!("{question}\n  wanted {has:?} without {lacks:?}\n  {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_in_a_country_the_country_has() {
    check(
        "foreign-have",
        &["world.ttl"],
        &[
            ("which countries have a city whose population is more than 200000?", &["Ombria", "Tessaly"], &["Koria"]),
            ("how many cities does each country have?", &["Ombria 3", "Tessaly 1"], &[]),
            ("what is the total population of the cities of Ombria?", &["700000"], &[]),
            ("which cities does Ombria have?", &["Graymouth", "Lower Vell", "Port Vell"], &["Tess "]),
            ("which countries have no city?", &["Koria"], &["Ombria", "Tessaly"]),
            ("which countries do not have a city?", &["Koria"], &["Ombria", "Tessaly"]),
            ("how many countries have no city?", &["1: Koria"], &[]),
            ("does Tessaly have a city?", &["Yes."], &[]),
            ("does Koria have a city?", &["Not stated."], &[]),
            ("which country has more than 1 city?", &["Ombria"], &["Tessaly", "read in"]),
            (
                "which country has a city with an elevation above sea level of more than 1000?",
                &["Tessaly"],
                &["read in"],
            ),
        ],
    );
}

#[test]
fn what_another_graph_does_not_say_is_not_denied() {
    check(
        "foreign-denied",
        &["world.ttl"],
        &[
            ("is it true that Ombria does not share border with Koria?", &["Not stated."], &[]),
            ("is it true that Ombria does not share border with Tessaly?", &["No."], &[]),
            ("why does Ombria not share border with Koria?", &["Not stated."], &["Yes."]),
            ("why does Ombria not share border with Tessaly?", &["The graph says that it is so"], &[]),
            ("why is Port Vell the capital of Ombria?", &["The graph says so, but names no source"], &["Yes. ."]),
            ("does Ombria share a border with Tessaly?", &["Yes."], &[]),
            ("does Ombria share a border with Koria?", &["Not stated."], &[]),
        ],
    );
}

#[test]
fn one_of_several_is_named() {
    check(
        "foreign-named",
        &["world.ttl"],
        &[
            (
                "which city has the highest population, Tess or Graymouth?",
                &["which of Tess and Graymouth", "Tess unc"],
                &[],
            ),
            ("which city has more population, Graymouth or Lower Vell?", &["Lower Vell unc"], &["Graymouth unc"]),
            ("who is older, Ana Brandt or Leo Hart?", &["Leo Hart unc"], &["Ana Brandt unc"]),
            ("who was born in Port Vell, Ana Brandt or Leo Hart?", &["Ana Brandt unc"], &["Leo Hart unc"]),
            // What was understood is said so that it is understood again.
            ("which of Tess and Graymouth have the highest population?", &["Tess unc"], &["Graymouth unc"]),
            ("is Port Vell one of Tess, Graymouth and Port Vell?", &["Yes."], &[]),
            ("is Port Vell one of Tess and Graymouth?", &["Not stated."], &[]),
        ],
    );
}

#[test]
fn relations_are_called_what_their_graph_calls_them() {
    check(
        "foreign-called",
        &["world.ttl"],
        &[
            ("what is Port Vell?", &["country Ombria", "elevation above sea level 340"], &["P17", "P1082"]),
            (
                "how is Ana Brandt connected to Tessaly within 4 steps?",
                &["Ombria head of state Ana Brandt; Ombria shares border with Tessaly"],
                &["P35"],
            ),
        ],
    );
}

#[test]
fn bounds_may_have_units_of_their_own() {
    check(
        "foreign-bounds",
        &["world.ttl"],
        &[(
            "which cities have an elevation above sea level between 0.1 km and 950 m?",
            &["0.1 is compared", "0.95 is compared"],
            &["950 is compared"],
        )],
    );
}

#[test]
fn words_of_users_may_measure() {
    let asked = |word: &str, meaning: &str| format!("let \"{word}\" mean {meaning}");
    let metropolis = asked("big town", "city with a population of more than 200000");
    let populous = asked("populous", "has a population of more than 1000000");
    check(
        "foreign-words",
        &["--graph", "kept"],
        &[
            (&metropolis, &["Kept"], &[]),
            ("list big towns", &["Port Vell", "Tess"], &["Graymouth", "called"]),
            ("is Graymouth a big town?", &["Not stated."], &[]),
            (&populous, &["Kept"], &[]),
            ("which countries are populous?", &["Koria", "Ombria"], &["Tessaly unc", "called"]),
        ],
    );
}

#[test]
fn local_names_are_verbs_nouns_and_prepositions() {
    let scratch = Scratch::new("foreign-local");
    let graph = "@prefix ex: <http://example.org/> . @prefix schema: <http://schema.org/> . @prefix skos: \
                 <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
                 ex:o1 a schema:Organization ; schema:name \"Delta Trust\" ; schema:about ex:t ; ex:hasMember ex:p, ex:q .\n\
                 ex:o2 a schema:Organization ; schema:name \"Reed Bank\" ; ex:hasMember ex:q .\n\
                 ex:t a skos:Concept ; skos:prefLabel \"Sea Level Rise\"@en ; skos:altLabel \"rising seas\"@en .\n\
                 ex:p a foaf:Person ; foaf:name \"Sara Lund\" . ex:q a foaf:Person ; foaf:name \"Omar Diaz\" .\n";
    scratch.file("world.ttl", graph);
    let rows: &[(&str, &str)] = &[
        ("which organization is about rising seas?", "Delta Trust"),
        ("who is a member of Reed Bank?", "Omar Diaz"),
        ("who are the members of Reed Bank?", "Omar Diaz"),
        ("is Sara Lund a member of the Delta Trust?", "Yes."),
        ("is Sara Lund a member of Reed Bank?", "Not stated."),
        ("how many members does each organization have?", "Delta Trust 2 uncited Reed Bank 1"),
        ("which organizations have more than 1 member?", "Delta Trust"),
    ];
    for (question, expected) in rows {
        let ran = run(scratch.path(), &["ask", question, "world.ttl"]);
        let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(expected), "{question}\n  wanted {expected}\n  {said}");
    }
}
