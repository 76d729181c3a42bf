//! Paths: how one thing is connected to another through what is said.
//!
//! The only room that knows nodes and edges, and the only one that knows petgraph. A network holds what
//! claims affirm, in any modality, and the plain edges that no claim covers; classes are no connection.

mod centre;
mod network;
mod ways;

pub use network::{Edge, Network, Place, Tie};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::NamedNode;
    use crate::store::{Embedded, Endpoint, Memory, RdfFormat, parse};
    use spargebra::SparqlParser;

    /// A ring of five with a way across, something apart from it, and one that tells of itself.
    const TEXT: &str = "<x:a> <x:p> <x:b> . <x:b> <x:p> <x:c> . <x:c> <x:p> <x:d> . <x:d> <x:q> <x:e> . <x:e> <x:p> <x:a> . \
                        <x:a> <x:q> <x:f> . <x:f> <x:q> <x:c> . <x:y> <x:p> <x:z> . <x:z> <x:p> <x:z> , \"a word\" .";

    /// The network, by an engine that numbers terms and by one that does not.
    fn networks() -> [Network; 2] {
        let (held, listed) = (Memory::new(), Embedded::new().unwrap());
        let endpoints: [&dyn Endpoint; 2] = [&held, &listed];
        endpoints.map(|endpoint| {
            endpoint.insert(parse("t.trig", TEXT.as_bytes(), RdfFormat::TriG).unwrap()).unwrap();
            let query = "SELECT ?claim ?from ?relation ?part ?to { ?from ?relation ?to }";
            Network::read(endpoint, &SparqlParser::new().parse_query(query).unwrap()).unwrap()
        })
    }

    fn node(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("x:{name}"))
    }

    fn said(steps: &[Vec<Edge>]) -> Vec<String> {
        let edge = |edge: &Edge| format!("{}{}", edge.from.as_str(), edge.to.as_str()).replace("x:", "");
        steps.iter().map(|step| step.iter().map(edge).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn ways_are_the_same_by_every_engine() {
        for network in networks() {
            let shortest = network.shortest(&[node("a")], &[node("c")], 6).unwrap();
            assert_eq!(said(&shortest), ["ab|af", "bc|fc"]);
            assert_eq!(network.shortest(&[node("a")], &[node("c")], 1), None);
            assert_eq!(network.shortest(&[node("a")], &[node("z")], 9), None);
            let ways = network.ways(&[node("a")], &[node("c")], 6, 5);
            let ways: Vec<Vec<String>> = ways.iter().map(|way| said(way)).collect();
            assert_eq!(ways, [vec!["ab", "bc"], vec!["af", "fc"], vec!["ea", "de", "cd"]]);
            assert_eq!(network.ways(&[node("a")], &[node("c")], 2, 5).len(), 2);
        }
    }

    #[test]
    fn parts_and_ties_are_counted() {
        for network in networks() {
            assert_eq!(network.len(), 8);
            let names = |part: &Vec<Place>| {
                let mut names: Vec<_> = part.iter().filter_map(|&place| network.node(place)).collect();
                names.sort();
                names.iter().map(|name| name.as_str().replace("x:", "")).collect::<String>()
            };
            assert_eq!(network.parts().iter().map(names).collect::<Vec<_>>(), ["abcdef", "yz"]);
            let tied = |name: &str| network.tied(network.place(&node(name)).unwrap());
            assert_eq!(["a", "d", "z"].map(tied), [3, 2, 1]);
            let steps = network.steps_from(&[node("a")]);
            let far = |name: &str| steps(network.place(&node(name)).unwrap());
            assert_eq!(["a", "c", "d", "y"].map(far), [Some(0), Some(2), Some(2), None]);
            assert_eq!(network.place(&node("nowhere")), None);
        }
    }
}
