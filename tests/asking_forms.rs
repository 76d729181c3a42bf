//! Columns, superlatives of values, dates to choose from, what comes before or after in time, and who "their" refers to.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Scratch, run};

/// Cities with mayors and populations.
const CITIES: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:City a rdfs:Class ; rdfs:label 'city' . :Country a rdfs:Class ; rdfs:label 'country' .
:Mayor a rdfs:Class ; rdfs:label 'mayor' .
:population rdfs:label 'population' . :mayor rdfs:label 'mayor' . :country rdfs:label 'country' .
:birthPlace rdfs:label 'birth place' . :birthDate rdfs:label 'birth date' . :elevation rdfs:label 'elevation' .
:Norland a :Country ; rdfs:label 'Norland' . :Sudland a :Country ; rdfs:label 'Sudland' .
:Alba a :City ; rdfs:label 'Alba' ; :population 500 ; :country :Norland ; :mayor :Ana ; :elevation 90 .
:Brix a :City ; rdfs:label 'Brix' ; :population 1500 ; :country :Norland ; :mayor :Bo .
:Cora a :City ; rdfs:label 'Cora' ; :population 900 ; :country :Sudland ; :mayor :Cy .
:Dorn a :City ; rdfs:label 'Dorn' ; :country :Sudland .
:Ana a :Mayor ; rdfs:label 'Ana Roe' ; :birthPlace :Alba ; :birthDate '1970-02-03'^^xsd:date .
:Bo a :Mayor ; rdfs:label 'Bo Lund' ; :birthPlace :Alba ; :birthDate '1960-02-03'^^xsd:date .
:Cy a :Mayor ; rdfs:label 'Cy Moor' ; :birthPlace :Cora ; :birthDate '1980-02-03'^^xsd:date .
";

const FAIRS: &str = "Vela hosted the Harbour Fair in 2021. Tarn hosted the Harbour Fair in 2022. Orsk hosted the Harbour Fair in 2023. \
Lund hosted the Harbour Fair in June 2024. Brel hosted the Harbour Fair in 2024. Ana Roe chaired the Fair Board in 2019. \
Bo Lund chaired the Fair Board in 2022.\n";

/// Each question with the lines of its answer as values separated by commas, and what it is read as.
fn check(name: &str, file: (&str, &str), rows: &[(&str, &str, &str)]) {
    let scratch = Scratch::new(name);
    scratch.file(file.0, file.1);
    let mut wrong = vec![];
    for (question, expected, reading) in rows {
        let ran = run(scratch.path(), &["ask", "--format", "csv", question, file.0]);
        let columns =
            ran.out.lines().next().unwrap_or_default().split(',').take_while(|head| *head != "modality").count();
        let cells = |line: &str| line.split(',').take(columns).collect::<Vec<_>>().join(" ");
        let said: Vec<String> = ran.out.lines().skip(1).map(cells).collect();
        let read = run(scratch.path(), &["ask", question, file.0]);
        let told = format!("{}{}", read.out, read.err);
        if said.join("; ") != *expected || !told.contains(reading) {
            wrong.push(format!("{question}\n    wanted: {expected}\n    found: {}\n{told}", said.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_belongs_to_each_stands_beside_it() {
    check(
        "forms-columns",
        ("cities.ttl", CITIES),
        &[
            (
                "list cities and their populations",
                "Alba 500; Brix 1500; Cora 900",
                "a list of cities with their population",
            ),
            (
                "list cities and their population if any",
                "Alba 500; Brix 1500; Cora 900; Dorn ",
                "with their population if any",
            ),
            ("list cities and their mayors by population", "Alba Ana Roe 500; Cora Cy Moor 900; Brix Bo Lund 1500", ""),
            ("cities and their mayors", "Alba Ana Roe; Brix Bo Lund; Cora Cy Moor", ""),
            (
                "list cities by population descending limit 2",
                "Brix 1500; Cora 900",
                "in descending order of population, the first 2",
            ),
            ("list cities by population desc limit 1", "Brix 1500", ""),
            ("list cities limit 2", "Alba; Brix", "the first 2"),
        ],
    );
}

#[test]
fn a_value_is_ranked_by_itself() {
    check(
        "forms-values",
        ("cities.ttl", CITIES),
        &[
            ("what is the highest population?", "1500 Brix", "the highest population of anything"),
            ("what is the lowest population?", "500 Alba", ""),
            ("what is the largest population of a city in Sudland?", "900 Cora", ""),
            ("what is the 2nd highest population of cities in Norland?", "500 Alba", "of a city that is in Norland"),
            ("what is the population of cities in Norland?", "1500; 500", ""),
            ("the 2 highest populations", "1500 Brix; 900 Cora", ""),
            ("what is the earliest birth date?", "1960-02-03 Bo Lund", ""),
            ("which city has the highest population?", "Brix", ""),
            ("which of the cities has the lowest population?", "Alba", "cities with the lowest population"),
            ("which city is the highest?", "Alba", "with the highest elevation"),
        ],
    );
}

#[test]
fn their_refers_to_what_is_asked_for() {
    check(
        "forms-their",
        ("cities.ttl", CITIES),
        &[
            ("which mayors were born in their city?", "Ana Roe; Cy Moor", "a birth place that is their city"),
            ("mayors born in their city", "Ana Roe; Cy Moor", ""),
            ("mayors born in a city", "Ana Roe; Bo Lund; Cy Moor", ""),
            ("which mayors were born in 1970 or 1980?", "Ana Roe; Cy Moor", ""),
            ("which mayors were born in 1960, 1970 or 1980?", "Ana Roe; Bo Lund; Cy Moor", ""),
            ("which mayors were born before 1965 or after 1975?", "Bo Lund; Cy Moor", ""),
            ("which mayors were not born in 1970?", "Bo Lund; Cy Moor", "do not have a birth date that is in 1970"),
            ("which mayors were not born in 1970 or 1980?", "Bo Lund", ""),
        ],
    );
}

#[test]
fn before_and_after_one_is_in_time() {
    check(
        "forms-time",
        ("fairs.txt", FAIRS),
        &[
            (
                "who hosted the Harbour Fair before Orsk?",
                "Tarn 2022; Vela 2021",
                "the nearest first; Orsk is dated 2023",
            ),
            ("who chaired the Fair Board before Bo Lund?", "Ana Roe 2019", "who chairs the Fair Board before Bo Lund"),
            ("who was the host before Orsk?", "Tarn 2022; Vela 2021", ""),
            ("who was the host of the Harbour Fair after Tarn?", "Orsk 2023; Brel 2024; Lund 2024-06", ""),
            // In the same year nothing says which was first.
            ("who hosted the Harbour Fair before Brel?", "Orsk 2023; Tarn 2022; Vela 2021", ""),
            ("who hosted the Harbour Fair in 2021 or 2023?", "Vela; Orsk", "in 2021 or hosts the Harbour Fair in 2023"),
        ],
    );
}

#[test]
fn a_comparison_that_fails_is_denied() {
    let scratch = Scratch::new("forms-compared");
    scratch.file("cities.ttl", CITIES);
    let mut wrong = vec![];
    for (question, expected) in [
        ("does Alba have a population of more than 1000?", "No. "),
        ("does Alba have a population of more than 400?", "Yes."),
        ("does Dorn have a population of more than 400?", "Not stated."),
        ("is the population of Alba greater than the population of Cora?", "No. "),
        ("is the population of Cora greater than the population of Alba?", "Yes."),
        ("was Ana Roe born before 1960?", "No. "),
        ("was Ana Roe born in 1970?", "Yes."),
        ("is Alba the highest?", "Yes."),
    ] {
        let said = run(scratch.path(), &["ask", question, "cities.ttl"]);
        if !said.out.replace('\n', " ").starts_with(expected.trim_end()) {
            wrong.push(format!("{question}: {}{}", said.out, said.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TOWERS: &str = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Tower a rdfs:Class ; rdfs:label 'tower' . :height rdfs:label 'height (m)' .
:a a :Tower ; rdfs:label 'Alpha Tower' ; :height 300 . :b a :Tower ; rdfs:label 'Beta Tower' ; :height 90 .
:c a :Tower ; rdfs:label 'Gamma Tower' ; :height 1200 .
:Bank a rdfs:Class ; rdfs:label 'bank' . :Shore a rdfs:Class ; rdfs:label 'bank' . :Empty a rdfs:Class ; rdfs:label 'tower' .
:l a :Shore ; rdfs:label 'Left Bank' . :m a :Bank ; rdfs:label 'City Bank' .
:Planet a rdfs:Class ; rdfs:label 'planet' . :God a rdfs:Class ; rdfs:label 'god' . :radius rdfs:label 'radius' .
:father rdfs:label 'father' . :p a :Planet ; rdfs:label 'Mercury' ; :radius 2439 .
:g a :God ; rdfs:label 'Mercury' ; :father :j ; :radius 1 . :j a :God ; rdfs:label 'Jupiter' .
";

#[test]
fn units_in_labels_are_said_and_no_part_of_a_name() {
    check(
        "forms-units",
        ("towers.ttl", TOWERS),
        &[
            ("what is the height of Alpha Tower?", "300", "“height” is told in m"),
            (
                "which towers have a height over 1000 feet?",
                "Gamma Tower",
                "that have a height that is more than 304.8 m",
            ),
            ("which towers are higher than 1 km?", "Gamma Tower", "more than 1000 m"),
            ("which tower is the highest?", "Gamma Tower", "the towers with the highest height"),
            ("list towers", "Alpha Tower; Beta Tower; Gamma Tower", ""),
        ],
    );
}

#[test]
fn namesakes_and_kinds_of_one_name_are_told_apart() {
    check(
        "forms-namesakes",
        ("towers.ttl", TOWERS),
        &[
            ("what is the radius of Mercury?", "Mercury (god) 1; Mercury (planet) 2439", "2 things are called Mercury"),
            ("who is the father of Mercury?", "Jupiter", "this is of Mercury (god)"),
            ("list banks", "City Bank; Left Bank", "2 kinds are called “bank”"),
        ],
    );
}

#[test]
fn a_graph_without_claims_has_classes_for_what_things_are() {
    let caves = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . \
         :crosses rdfs:label 'crosses' . :orr rdfs:label 'Orr' ; :crosses :lund . :lund rdfs:label 'Lund' .\n";
    check(
        "forms-classless",
        ("caves.ttl", caves),
        &[
            ("what crosses Lund?", "Orr", ""),
            ("which bridges cross Lund?", "", "nothing is known by the name “bridges”"),
        ],
    );
    let claimed = "Vela crosses Lund.\n";
    check("forms-classless-text", ("vela.txt", claimed), &[("which bridges cross Lund?", "Vela", "whether these are")]);
}
