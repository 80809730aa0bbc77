//! Runs Sigma rules on process events of standard input, an object a line, on one thread: `sigma-runner rules.json < events.jsonl`.
//! Fields of Microsoft Defender are given the names that the rules have. The last line is `{"seconds", "n", "matches", "rules"}`.
use serde_json::Value;
use sigma_rust::{event_from_json, rule_from_yaml, Rule};
use std::io::{self, BufRead};
use std::time::Instant;

const NAMES: [(&str, &str); 5] = [
    ("FolderPath", "Image"),
    ("ProcessCommandLine", "CommandLine"),
    ("ProcessVersionInfoOriginalFileName", "OriginalFileName"),
    ("ProcessVersionInfoCompanyName", "Company"),
    ("InitiatingProcessFolderPath", "ParentImage"),
];

fn main() {
    let path = std::env::args().nth(1).expect("rules.json of `bonafide export sigma --json`");
    let listed: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let rules: Vec<Rule> = listed
        .iter()
        .map(|one| one["yaml"].as_str().unwrap())
        .filter(|yaml| yaml.contains("category: process_creation\n    product: windows"))
        .map(|yaml| rule_from_yaml(yaml).unwrap())
        .collect();
    let begun = Instant::now();
    let (mut n, mut matches) = (0u64, 0u64);
    for line in io::stdin().lock().lines() {
        let mut record: Value = serde_json::from_str(&line.unwrap()).unwrap();
        for (from, to) in NAMES {
            if let Some(value) = record.get(from).cloned() {
                record[to] = value;
            }
        }
        let event = event_from_json(&record.to_string()).unwrap();
        n += 1;
        matches += rules.iter().filter(|rule| rule.is_match(&event)).count() as u64;
    }
    println!("{{\"seconds\":{:.3},\"n\":{n},\"matches\":{matches},\"rules\":{}}}", begun.elapsed().as_secs_f64(), rules.len());
}
