/* Made from the code by `npm run docs`; do not edit. */
export interface paths {
    "/v1/people": {
        get: operations["people.list"];
        post: operations["people.vet"];
    };
    "/v1/people/{person}": {
        get: operations["people.get"];
    };
    "/v1/people/{person}/assessment": {
        get: operations["people.assessment"];
    };
    "/v1/people/{person}/assessments": {
        get: operations["people.history"];
    };
    "/v1/people/{person}/observations": {
        post: operations["people.observe"];
    };
    "/v1/people/{person}/verifications": {
        post: operations["people.verify"];
    };
    "/v1/people/{person}/answers": {
        post: operations["people.answer"];
    };
    "/v1/people/{person}/dismissals": {
        post: operations["people.dismiss"];
    };
    "/v1/people/{person}/timeline": {
        get: operations["people.timeline"];
    };
    "/v1/people/{person}/places": {
        get: operations["people.places"];
    };
    "/v1/views": {
        get: operations["views.list"];
        post: operations["views.save"];
    };
    "/v1/views/{view}": {
        delete: operations["views.remove"];
    };
    "/v1/worklist": {
        get: operations["people.worklist"];
    };
    "/v1/worklist/version": {
        get: operations["people.worklist-version"];
    };
    "/v1/worklist/assignments": {
        post: operations["cases.assign-people"];
    };
    "/v1/examples": {
        get: operations["examples.get"];
        post: operations["examples.add"];
        delete: operations["examples.remove"];
    };
    "/v1/people/{person}/cases": {
        get: operations["cases.of"];
        post: operations["cases.open"];
    };
    "/v1/cases": {
        get: operations["cases.list"];
        post: operations["cases.open-from"];
    };
    "/v1/cases/{case}": {
        get: operations["cases.show"];
    };
    "/v1/cases/{case}/audit": {
        get: operations["cases.trail"];
    };
    "/v1/assignees": {
        get: operations["cases.assignees"];
    };
    "/v1/verdicts": {
        get: operations["cases.verdicts"];
    };
    "/v1/cases/{case}/notices/{notice}": {
        get: operations["cases.notice"];
    };
    "/v1/cases/{case}/attachments/{attachment}": {
        get: operations["cases.attachment"];
    };
    "/v1/cases/{case}/assignee": {
        post: operations["cases.assign"];
    };
    "/v1/cases/{case}/comments": {
        post: operations["cases.comment"];
    };
    "/v1/cases/{case}/attachments": {
        post: operations["cases.attach"];
    };
    "/v1/cases/{case}/attachments/{attachment}/removal": {
        post: operations["cases.detach"];
    };
    "/v1/cases/{case}/due": {
        post: operations["cases.due"];
    };
    "/v1/cases/{case}/checklist/{item}/results": {
        post: operations["cases.verify"];
    };
    "/v1/cases/{case}/checklist/{item}/waiver": {
        post: operations["cases.waive"];
    };
    "/v1/cases/{case}/checklist": {
        post: operations["cases.add"];
    };
    "/v1/cases/{case}/requests": {
        post: operations["cases.ask"];
    };
    "/v1/cases/{case}/requests/{request}/answer": {
        post: operations["cases.answer"];
    };
    "/v1/cases/{case}/verdicts": {
        post: operations["cases.judge"];
    };
    "/v1/cases/{case}/proposals": {
        post: operations["cases.propose"];
    };
    "/v1/cases/{case}/confirmation": {
        post: operations["cases.confirm"];
    };
    "/v1/cases/{case}/refusal": {
        post: operations["cases.refuse"];
    };
    "/v1/cases/{case}/blocking": {
        post: operations["cases.block"];
    };
    "/v1/cases/{case}/clocks": {
        post: operations["cases.clock"];
    };
    "/v1/cases/{case}/clocks/{clock}/stop": {
        post: operations["cases.stop-clock"];
    };
    "/v1/cases/{case}/notices": {
        post: operations["cases.send-notice"];
    };
    "/v1/cases/{case}/contests": {
        post: operations["cases.contest"];
    };
    "/v1/cases/{case}/contests/{contest}/resolution": {
        post: operations["cases.resolve"];
    };
    "/v1/cases/{case}/closing": {
        post: operations["cases.close"];
    };
    "/v1/cases/{case}/reopening": {
        post: operations["cases.reopen"];
    };
    "/v1/people/{person}/records": {
        get: operations["people.records"];
    };
    "/v1/exports/ocsf": {
        get: operations["exports.ocsf"];
    };
    "/v1/retention": {
        get: operations["retention.periods"];
    };
    "/v1/records/due": {
        get: operations["records.due"];
    };
    "/v1/records/sweeps": {
        post: operations["records.sweep"];
    };
    "/v1/people/{person}/erasure": {
        post: operations["records.erase"];
    };
    "/v1/people/{person}/export": {
        get: operations["records.export"];
    };
    "/v1/people/{person}/holds": {
        post: operations["records.hold"];
    };
    "/v1/holds/{hold}/release": {
        post: operations["records.release"];
    };
    "/v1/holds": {
        get: operations["records.holds"];
    };
    "/v1/audit/verification": {
        post: operations["audit.verify"];
    };
    "/v1/audit/checkpoints": {
        post: operations["audit.checkpoint"];
    };
    "/v1/audit/entries": {
        get: operations["audit.entries"];
    };
    "/v1/audit/export": {
        get: operations["audit.export"];
    };
    "/v1/audit/entries/{seq}/proof": {
        get: operations["audit.prove"];
    };
    "/v1/screenings": {
        post: operations["screening.name"];
    };
    "/v1/screenings/rows": {
        post: operations["screening.rows"];
    };
    "/v1/screenings/hits": {
        get: operations["screening.hits"];
    };
    "/v1/watchlists": {
        get: operations["watchlists.list"];
        post: operations["watchlists.import"];
    };
    "/v1/watchlists/entries/{entry}": {
        get: operations["watchlists.entry"];
    };
    "/v1/watchlists/releases": {
        get: operations["watchlists.releases"];
    };
    "/v1/reports/analysis": {
        post: operations["reports.analyze"];
    };
    "/v1/reports": {
        get: operations["reports.list"];
        post: operations["reports.add"];
    };
    "/v1/reports/{report}": {
        get: operations["reports.get"];
        delete: operations["reports.remove"];
    };
    "/v1/reports/{report}/export": {
        get: operations["reports.export"];
    };
    "/v1/reports/{report}/hunts": {
        post: operations["reports.hunt"];
    };
    "/v1/reports/{report}/text": {
        get: operations["reports.text"];
    };
    "/v1/reports/{report}/indicators": {
        get: operations["reports.indicators"];
    };
    "/v1/reports/{report}/people": {
        get: operations["reports.touched"];
    };
    "/v1/campaigns": {
        get: operations["reports.campaigns"];
    };
    "/v1/reports/{report}/campaign": {
        get: operations["reports.campaign"];
    };
    "/v1/people/{person}/links": {
        get: operations["people.links"];
    };
    "/v1/rings": {
        get: operations["rings.list"];
        post: operations["rings.find"];
    };
    "/v1/judgements": {
        post: operations["links.judge"];
    };
    "/v1/events": {
        post: operations["events.watch"];
    };
    "/v1/watchlists/rescreens": {
        post: operations["watchlists.rescreen"];
    };
    "/v1/assessments": {
        post: operations["people.reassess"];
    };
    "/v1/checks": {
        get: operations["checks.list"];
    };
    "/v1/checks/{check}": {
        get: operations["checks.get"];
    };
    "/v1/verifications": {
        get: operations["verifications.list"];
    };
    "/v1/detections/sigma": {
        get: operations["detections.sigma"];
    };
    "/v1/me": {
        get: operations["accounts.me"];
    };
    "/v1/accounts": {
        get: operations["accounts.list"];
        post: operations["accounts.invite"];
    };
    "/v1/accounts/{account}/setup-links": {
        post: operations["accounts.reset"];
    };
    "/v1/accounts/{account}": {
        patch: operations["accounts.change"];
    };
    "/v1/keys": {
        get: operations["keys.list"];
        post: operations["keys.add"];
    };
    "/v1/keys/{key}": {
        delete: operations["keys.remove"];
    };
    "/v1/webhooks": {
        get: operations["webhooks.list"];
        post: operations["webhooks.add"];
    };
    "/v1/webhooks/{webhook}": {
        delete: operations["webhooks.remove"];
        patch: operations["webhooks.change"];
    };
    "/v1/webhooks/{webhook}/secrets": {
        post: operations["webhooks.renew-secret"];
    };
    "/v1/webhooks/{webhook}/tests": {
        post: operations["webhooks.test"];
    };
    "/v1/webhooks/{webhook}/deliveries": {
        get: operations["webhooks.deliveries"];
    };
    "/v1/webhooks/{webhook}/deliveries/{delivery}/retries": {
        post: operations["webhooks.redeliver"];
    };
    "/v1/connections": {
        get: operations["connections.list"];
        post: operations["connections.add"];
    };
    "/v1/connections/{connection}": {
        delete: operations["connections.remove"];
    };
    "/v1/connections/{connection}/events": {
        get: operations["connections.events"];
    };
    "/v1/insight": {
        get: operations["insight.get"];
    };
    "/v1/insight/adverse-impact": {
        post: operations["insight.adverse-impact"];
    };
    "/v1/policy": {
        get: operations["policy.get"];
        post: operations["policy.set"];
    };
    "/v1/policy/preview": {
        post: operations["policy.preview"];
    };
    "/v1/jobs": {
        get: operations["jobs.list"];
    };
    "/v1/jobs/{job}": {
        get: operations["jobs.get"];
        delete: operations["jobs.cancel"];
    };
    "/v1/jobs/{job}/progress": {
        get: operations["jobs.follow"];
    };
    "/v1/jobs/{job}/tries": {
        post: operations["jobs.retry"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        Absence: "attack-ids" | "ipv4" | "ipv6" | "domain" | "url" | "email" | "wallet" | "hash" | "cve" | "malicious-indicators" | "people" | "accused-people" | "named-victims" | "sponsor" | "malware" | "tools" | "money" | "dates" | "mitigations" | "red-flags" | "implications" | "sectors";
        /** @enum {string} */
        Accommodation: "not-offered" | "offered" | "requested" | "provided";
        Account: {
            id: string;
            email: string;
            name: string;
            readonly roles: components["schemas"]["Role"][];
            disabled: boolean;
            twoFactor: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        Actor: {
            id: string;
            name: string;
            functions: components["schemas"]["CaseRole"][];
        };
        ActorProfile: {
            id: string;
            sha256: string;
            characters: number;
            source: components["schemas"]["ReportSource"];
            attackVersion: string;
            attribution: {
                readonly actors: components["schemas"]["ReportActor"][];
                sponsor?: {
                    name: string;
                    country?: components["schemas"]["CountryCode"];
                    quote: string;
                    start: number;
                    end: number;
                };
                readonly people: components["schemas"]["ReportPerson"][];
                readonly organisations: components["schemas"]["ReportOrganisation"][];
                readonly caveats: components["schemas"]["Quoted"][];
            };
            activity: {
                readonly facts: components["schemas"]["Quoted"][];
                readonly dates: components["schemas"]["ReportDate"][];
                readonly money: components["schemas"]["ReportMoney"][];
                readonly counts: components["schemas"]["ReportCount"][];
            };
            readonly techniques: components["schemas"]["TechniqueUse"][];
            targeting: {
                readonly sectors: components["schemas"]["ReportSector"][];
                readonly countries: components["schemas"]["ReportCountry"][];
                readonly victims: components["schemas"]["Quoted"][];
            };
            infrastructure: {
                readonly software: components["schemas"]["ReportSoftware"][];
                readonly indicators: components["schemas"]["ReportIndicator"][];
            };
            readonly implications: components["schemas"]["Quoted"][];
            readonly mitigations: components["schemas"]["ReportAdvice"][];
            readonly redFlags: components["schemas"]["ReportRedFlag"][];
            readonly absent: components["schemas"]["Absence"][];
        };
        Answer: {
            check: string;
            by: string;
            at: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            answer: string;
            accepted: boolean;
            reason?: string;
        };
        ApiKey: {
            id: string;
            accountId: string;
            label: string;
            readonly scopes: components["schemas"]["KeyScope"][];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
        };
        Assessment: {
            /** @constant */
            schema: "bonafide.assessment/v1";
            id: string;
            dossierId: string;
            caption: string;
            subject: components["schemas"]["Subject"];
            documents: components["schemas"]["Document"][];
            level: components["schemas"]["Level"];
            provisional: boolean;
            headline: string;
            findings: components["schemas"]["WeighedFinding"][];
            patterns: components["schemas"]["PatternMatch"][];
            outcomes: components["schemas"]["CheckOutcome"][];
            coverage: components["schemas"]["Coverage"];
            /** @enum {string} */
            residenceClass: "domestic" | "abroad" | "embargoed-territory" | "unknown";
            /** @enum {string} */
            proofing: "P0" | "P1" | "P2" | "P3" | "P4";
            nextSteps: components["schemas"]["NextStep"][];
            weight: number;
            issues: components["schemas"]["Issue"][];
            inputsDigest: string;
            catalogueVersion: string;
            policyDigest: string;
            assessedAt: components["schemas"]["Instant"];
        };
        AssessmentRef: {
            id: string;
            digest: string;
            level: components["schemas"]["Level"];
        };
        Attachment: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "document" | "screenshot" | "recording" | "other";
            size: number;
            digest: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            removed?: string;
        };
        AuditCheckpoint: {
            origin: string;
            size: number;
            rootHash: string;
            time: components["schemas"]["Instant"];
            note: string;
        };
        AuditRow: {
            seq: number;
            entry: string;
            hash: string;
            seal: string;
        };
        Campaign: {
            name: string;
            readonly shared: string[];
            readonly reports: {
                id: string;
                title: string;
                published?: components["schemas"]["PartialDate"];
            }[];
            readonly statements: components["schemas"]["CampaignStatement"][];
        };
        CampaignLine: {
            name: string;
            readonly shared: string[];
            readonly reports: {
                id: string;
                title: string;
                published?: components["schemas"]["PartialDate"];
            }[];
        };
        CampaignStatement: {
            about: string;
            /** @enum {string} */
            standing: "agreed" | "single" | "conflict";
            readonly voices: {
                reportId: string;
                says: string;
                quote: string;
                start: number;
                end: number;
            }[];
        };
        Case: {
            id: string;
            dossierId: string;
            caption: string;
            roleClass: string;
            openedBecause: string;
            openedAt: components["schemas"]["Instant"];
            openedBy?: components["schemas"]["Actor"];
            holds?: components["schemas"]["Guarded"][];
            version: number;
            status: components["schemas"]["CaseStatus"];
            /** @enum {string} */
            verdict?: "true-positive" | "false-positive" | "benign" | "insufficient" | "duplicate";
            assignee?: components["schemas"]["Actor"];
            dueAt?: components["schemas"]["Instant"];
            assessment: components["schemas"]["AssessmentRef"];
            checklist: components["schemas"]["ChecklistItem"][];
            comments: {
                id: string;
                text: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            }[];
            attachments: components["schemas"]["Attachment"][];
            requests: components["schemas"]["RequestToPerson"][];
            verdicts: components["schemas"]["FindingVerdict"][];
            proposal?: components["schemas"]["Proposal"];
            decisions: components["schemas"]["Decision"][];
            notices: components["schemas"]["Notice"][];
            contests: components["schemas"]["Contest"][];
            clocks: components["schemas"]["Clock"][];
        };
        CaseEvent: {
            /** @constant */
            type: "opened";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            dossierId: string;
            caption: string;
            roleClass: string;
            because: string;
            assessment: components["schemas"]["AssessmentRef"];
            checklist: components["schemas"]["ChecklistItem"][];
            clocks: components["schemas"]["Clock"][];
            dueAt?: components["schemas"]["Instant"];
        } | {
            /** @constant */
            type: "assessed";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            assessment: components["schemas"]["AssessmentRef"];
            checklist: components["schemas"]["ChecklistItem"][];
        } | {
            /** @constant */
            type: "assigned";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            assignee: components["schemas"]["Actor"];
        } | {
            /** @constant */
            type: "commented";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            id: string;
            text: string;
        } | {
            /** @constant */
            type: "attached";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            attachment: components["schemas"]["Attachment"];
        } | {
            /** @constant */
            type: "attachment-removed";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            id: string;
            reason: string;
        } | {
            /** @constant */
            type: "due-set";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            dueAt: components["schemas"]["Instant"];
        } | {
            /** @constant */
            type: "item-recorded";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            item: string;
            result: components["schemas"]["ItemResult"];
        } | {
            /** @constant */
            type: "item-waived";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            item: string;
            deviation: components["schemas"]["Deviation"];
        } | {
            /** @constant */
            type: "item-added";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            item: components["schemas"]["ChecklistItem"];
        } | {
            /** @constant */
            type: "requested";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            request: components["schemas"]["RequestToPerson"];
        } | {
            /** @constant */
            type: "answered";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            request: string;
            answer: {
                text: string;
                accepted?: boolean;
                reason?: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            };
        } | {
            /** @constant */
            type: "verdict-given";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            verdict: components["schemas"]["FindingVerdict"];
        } | {
            /** @constant */
            type: "proposed";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            proposal: components["schemas"]["Proposal"];
        } | {
            /** @constant */
            type: "proposal-ended";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            proposal: string;
            /** @enum {string} */
            how: "refused" | "withdrawn" | "void";
            reason: string;
        } | {
            /** @constant */
            type: "decided";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            decision: components["schemas"]["Decision"];
        } | {
            /** @constant */
            type: "clock-started";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            clock: components["schemas"]["Clock"];
        } | {
            /** @constant */
            type: "clock-stopped";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            clock: string;
            how: string;
        } | {
            /** @constant */
            type: "notice-sent";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            notice: components["schemas"]["Notice"];
            clock?: components["schemas"]["Clock"];
        } | {
            /** @constant */
            type: "contested";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            contest: components["schemas"]["Contest"];
        } | {
            /** @constant */
            type: "contest-resolved";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            contest: string;
            resolved: {
                /** @enum {string} */
                outcome: "upheld" | "rejected" | "withdrawn";
                reason: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            };
        } | {
            /** @constant */
            type: "closed";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            /** @enum {string} */
            verdict: "true-positive" | "false-positive" | "benign" | "insufficient" | "duplicate";
        } | {
            /** @constant */
            type: "reopened";
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            reason: string;
        };
        CaseFile: {
            case: components["schemas"]["Case"];
            readonly events: components["schemas"]["CaseEvent"][];
            readonly deviations: {
                item: string;
                code: string;
                reason: string;
            }[];
            readonly clocks: {
                id: string;
                /** @enum {string} */
                state: "running" | "overdue" | "stopped";
            }[];
            stale: boolean;
            readonly findings: components["schemas"]["WeighedFinding"][];
            readonly offers: components["schemas"]["Offer"][];
            readonly withheld: string[];
        };
        /** @enum {string} */
        CaseFunction: "hr" | "security" | "finance" | "counsel" | "manager";
        CaseLine: {
            id: string;
            dossierId: string;
            caption: string;
            roleClass: string;
            status: components["schemas"]["CaseStatus"];
            level: components["schemas"]["Level"];
            version: number;
            dueAt?: components["schemas"]["Instant"];
            assignee?: {
                id: string;
                name: string;
            };
            waitsFor: {
                [key: string]: number;
            };
            proposal?: components["schemas"]["Disposition"];
        };
        /** @enum {string} */
        CaseRole: "hr" | "security" | "finance" | "counsel" | "manager" | "auditor";
        /** @enum {string} */
        CaseStatus: "new" | "in-progress" | "on-hold" | "resolved" | "closed";
        CatalogueEntry: {
            id: string;
            title: string;
            /** @enum {string} */
            kind: "computed" | "observed";
            stage: components["schemas"]["Stage"];
            family: components["schemas"]["Family"];
            strength: components["schemas"]["Strength"];
            strengthOf?: {
                [key: string]: components["schemas"]["Strength"];
            };
            group: string;
            needs: components["schemas"]["Source"][];
            works: boolean;
            description: string;
            data: string;
            falsePositives: string[];
            runbook: string[];
            settledBy: string[];
            attack: string[];
            references: components["schemas"]["Reference"][];
            options?: unknown;
            form?: unknown;
        };
        CheckOutcome: {
            checkId: string;
            result: components["schemas"]["OutcomeResult"];
            why?: string;
            wouldTell?: string;
            /** @enum {string} */
            source?: "dossier" | "observation" | "telemetry" | "watchlists" | "links" | "intelligence";
            findings: components["schemas"]["Finding"][];
        };
        CheckableDossier: {
            id: string;
            caption: string;
            subject: components["schemas"]["Subject"];
            documents: components["schemas"]["Document"][];
            names: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    /**
                     * @default legal
                     * @enum {string}
                     */
                    kind: "legal" | "preferred" | "former" | "alias" | "native-script";
                    givenName?: string;
                    familyName?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            emails: {
                id: string;
                kind: string;
                value: {
                    address: string;
                    label?: string;
                    oldestTraceAt?: components["schemas"]["PartialDate"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            phones: {
                id: string;
                kind: string;
                value: {
                    number: string;
                    /**
                     * @default mobile
                     * @enum {string}
                     */
                    label: "mobile" | "home" | "work" | "other";
                    lineType?: components["schemas"]["LineType"];
                    carrier?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            addresses: {
                id: string;
                kind: string;
                value: {
                    /**
                     * @default residence
                     * @enum {string}
                     */
                    kind: "residence" | "mailing" | "shipping" | "other";
                    address?: string;
                    unit?: string;
                    postalCode?: string;
                    city?: string;
                    region?: string;
                    countryCode?: components["schemas"]["CountryCode"];
                    latitude?: number;
                    longitude?: number;
                    /** @enum {string} */
                    classification?: "residential" | "office" | "mail-agent" | "parcel-shop" | "freight-forwarder" | "po-box" | "coworking" | "carrier-pickup" | "unknown";
                    since?: components["schemas"]["PartialDate"];
                    until?: components["schemas"]["PartialDate"];
                    /** @enum {string} */
                    proof?: "utility-bill" | "lease" | "government-mail" | "bank-statement" | "mailed-code" | "identity-document" | "none";
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            profiles: {
                id: string;
                kind: string;
                value: {
                    network: string;
                    username?: string;
                    url?: string;
                    displayName?: string;
                    createdAt?: components["schemas"]["PartialDate"];
                    activeYears?: {
                        year: number;
                        contributions: number;
                    }[];
                    renamedAt?: components["schemas"]["PartialDate"];
                    formerNames?: {
                        name?: string;
                        username?: string;
                        seenIn?: string;
                        knownCollaborator?: boolean;
                    }[];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            repositories: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    profile?: string;
                    accountCreatedAt?: components["schemas"]["PartialDate"];
                    firstCommitAt?: components["schemas"]["PartialDate"];
                    importedFrom?: string;
                    forkOf?: string;
                    sharesHistoryWith?: string;
                    contributors?: string[];
                    originalAuthorsReplaced?: boolean;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            work: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    position?: string;
                    url?: string;
                    location?: string;
                    startDate?: components["schemas"]["PartialDate"];
                    endDate?: components["schemas"]["PartialDate"];
                    summary?: string;
                    highlights?: string[];
                    via?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            education: {
                id: string;
                kind: string;
                value: {
                    institution: string;
                    area?: string;
                    studyType?: string;
                    startDate?: components["schemas"]["PartialDate"];
                    endDate?: components["schemas"]["PartialDate"];
                    url?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            skills: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    level?: string;
                    keywords?: string[];
                    since?: components["schemas"]["PartialDate"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            projects: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    description?: string;
                    startDate?: components["schemas"]["PartialDate"];
                    endDate?: components["schemas"]["PartialDate"];
                    keywords?: string[];
                    url?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            references: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    employer?: string;
                    reference?: string;
                    email?: string;
                    phone?: string;
                    phoneLineType?: components["schemas"]["LineType"];
                    emailDomainCreatedAt?: components["schemas"]["PartialDate"];
                    /** @enum {string} */
                    contactFoundBy?: "candidate" | "employer";
                    reachedBy?: ("email" | "phone" | "video" | "in-person")[];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            identityDocuments: {
                id: string;
                kind: string;
                value: {
                    /** @enum {string} */
                    type: "passport" | "driving-licence" | "national-id" | "residence-permit" | "other";
                    issuingCountry?: components["schemas"]["CountryCode"];
                    issuingRegion?: string;
                    name?: string;
                    number?: components["schemas"]["SealedNumber"];
                    place?: components["schemas"]["Place"];
                    issuedAt?: components["schemas"]["PartialDate"];
                    expiresAt?: components["schemas"]["PartialDate"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            workAuthorizations: {
                id: string;
                kind: string;
                value: {
                    /** @enum {string} */
                    scheme: "i-9" | "e-verify" | "uk-right-to-work" | "eu-national" | "other";
                    /** @enum {string} */
                    result: "authorized" | "pending" | "mismatch-open" | "mismatch-contested" | "mismatch-resolved" | "final-nonconfirmation";
                    at: components["schemas"]["PartialDate"];
                    reference?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            payoutAccounts: {
                id: string;
                kind: string;
                value: {
                    /** @enum {string} */
                    kind: "bank" | "platform" | "money-service" | "prepaid-card" | "wallet" | "gift-card" | "other";
                    number?: components["schemas"]["SealedNumber"];
                    holderName?: string;
                    /** @enum {string} */
                    holderKind?: "person" | "company" | "unknown";
                    /** @enum {string} */
                    relationship?: "self" | "joint" | "own-company" | "employer-of-record" | "court-order" | "third-party" | "unknown";
                    bankName?: string;
                    bankCountry?: components["schemas"]["CountryCode"];
                    bankRegion?: string;
                    onlineBank?: boolean;
                    validFrom?: components["schemas"]["PartialDate"];
                    validUntil?: components["schemas"]["PartialDate"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            offers: {
                id: string;
                kind: string;
                value: {
                    signedAt?: components["schemas"]["PartialDate"];
                    startDate?: components["schemas"]["PartialDate"];
                    rate?: number;
                    benchmark?: number;
                    currency?: string;
                    /** @enum {string} */
                    period?: "hour" | "day" | "month" | "year";
                    benchmarkSource?: string;
                    negotiated?: boolean;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            applications: {
                id: string;
                kind: string;
                value: {
                    requisition: string;
                    submittedAt: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
                    family?: string;
                    artefact?: string;
                    via?: string;
                    referredBy?: string;
                    /** @enum {string} */
                    outcome?: "open" | "hired" | "rejected" | "withdrawn";
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            requests: {
                id: string;
                kind: string;
                value: {
                    /** @enum {string} */
                    kind: "own-device" | "own-virtual-desktop" | "unmanaged-phone" | "crypto-payout" | "exchange-employer-letter" | "money-service-payout" | "gift-card-payout" | "prepaid-card-payout" | "platform-payout" | "advance-payment" | "pay-before-milestone" | "payout-change" | "other";
                    at: components["schemas"]["PartialDate"];
                    afterPolicyExplained?: boolean;
                    contractAllows?: boolean;
                    summary?: string;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            calls: {
                id: string;
                kind: string;
                value: {
                    at: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
                    scheduled: boolean;
                    /** @enum {string} */
                    outcome: "answered" | "missed" | "deferred";
                    inWorkingHours?: boolean;
                    accommodation?: components["schemas"]["Accommodation"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            equipment: {
                id: string;
                kind: string;
                value: {
                    asset: string;
                    /**
                     * @default laptop
                     * @enum {string}
                     */
                    kind: "laptop" | "desktop" | "phone" | "security-key" | "other";
                    serial?: components["schemas"]["SealedNumber"];
                    issuedAt?: components["schemas"]["PartialDate"];
                    returnRequestedAt?: components["schemas"]["PartialDate"];
                    returnedAt?: components["schemas"]["PartialDate"];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            shipments: {
                id: string;
                kind: string;
                value: {
                    /**
                     * @default outbound
                     * @enum {string}
                     */
                    direction: "outbound" | "return";
                    asset?: string;
                    carrier?: string;
                    to?: components["schemas"]["Place"];
                    /** @enum {string} */
                    toClassification?: "residential" | "office" | "mail-agent" | "parcel-shop" | "freight-forwarder" | "po-box" | "coworking" | "carrier-pickup" | "unknown";
                    from?: components["schemas"]["Place"];
                    dispatchedAt?: components["schemas"]["PartialDate"];
                    deliveredAt?: components["schemas"]["PartialDate"];
                    recipientName?: string;
                    /** @enum {string} */
                    recipientRelationship?: "worker" | "household" | "concierge" | "colleague" | "stranger" | "unknown";
                    redirectedInTransit?: boolean;
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            interviews: {
                id: string;
                kind: string;
                value: {
                    at: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
                    /**
                     * @default screening
                     * @enum {string}
                     */
                    kind: "screening" | "technical" | "panel" | "verification" | "team-call" | "other";
                    /** @enum {string} */
                    camera?: "on" | "partly" | "off";
                    reasonAsked?: boolean;
                    accommodation?: components["schemas"]["Accommodation"];
                    cameraDevices?: string[];
                    network?: {
                        ip?: string;
                        /** @enum {string} */
                        kind?: "residential" | "mobile" | "corporate" | "education" | "consumer-vpn" | "hosting" | "residential-proxy" | "tor" | "unknown";
                        countryCode?: components["schemas"]["CountryCode"];
                        provider?: string;
                    };
                    timeZone?: string;
                    locale?: string;
                    seenBy?: string[];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            files: {
                id: string;
                kind: string;
                value: {
                    /** @enum {string} */
                    kind: "headshot" | "identity-image" | "resume" | "cover-letter" | "portfolio" | "other";
                    text?: string;
                    title?: string;
                    digest?: string;
                    perceptualHash?: string;
                    software?: string;
                    generatorMarker?: string;
                    detections?: {
                        tool: string;
                        /** @enum {string} */
                        verdict: "synthetic" | "edited" | "authentic" | "inconclusive";
                    }[];
                    /** @enum {string} */
                    templateCheck?: "passed" | "failed" | "inconclusive";
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            suppliers: {
                id: string;
                kind: string;
                value: {
                    name: string;
                    /** @enum {string} */
                    kind: "staffing-firm" | "employer-of-record" | "development-shop" | "marketplace" | "other";
                    /** @enum {string} */
                    identityEvidence: "provided" | "requested" | "refused" | "not-requested";
                    substitutions?: {
                        at: components["schemas"]["PartialDate"];
                        announced: boolean;
                    }[];
                };
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            observations: {
                id: string;
                kind: string;
                value: components["schemas"]["Observation"];
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            verifications: {
                id: string;
                kind: string;
                value: components["schemas"]["Verification"];
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
            answers: {
                id: string;
                kind: string;
                value: components["schemas"]["Answer"];
                raw: unknown;
                documentId: string;
                locator: components["schemas"]["Locator"];
                statedIn?: string;
                statedAt?: components["schemas"]["PartialDate"];
            }[];
        };
        ChecklistItem: {
            id: string;
            title: string;
            how: string;
            satisfiedWhen: string;
            onFailure: string;
            owner: components["schemas"]["CaseFunction"];
            burden: number;
            minutes: number;
            planned: boolean;
            settles: string[];
            why: string;
            dueAt: components["schemas"]["Instant"];
            /** @enum {string} */
            state: "open" | "done" | "waived" | "not-needed";
            results: components["schemas"]["ItemResult"][];
            deviation?: components["schemas"]["Deviation"];
        };
        CitedEvidence: {
            /** @enum {string} */
            ref: "claim" | "absence" | "list-entry" | "report" | "event";
            id?: string;
            section: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
            quote: string;
            documentId?: string;
            locator?: components["schemas"]["Locator"];
            statedIn?: string;
        };
        Clock: {
            id: string;
            /** @enum {string} */
            kind: "i9-section-1" | "i9-section-2" | "blocked-property-report" | "pre-adverse-wait" | "recheck";
            /** Format: date */
            startedOn: string;
            /** Format: date */
            dueOn: string;
            rule: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            stopped?: {
                how: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            };
        };
        Connection: {
            id: string;
            /** @enum {string} */
            vendor: "greenhouse" | "lever" | "ashby";
            label?: string;
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
        };
        Contest: {
            id: string;
            text: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            resolved?: {
                /** @enum {string} */
                outcome: "upheld" | "rejected" | "withdrawn";
                reason: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            };
        };
        CountryCode: string;
        Coverage: {
            looked: number;
            couldNotTell: number;
            notApplicable: number;
            off: string[];
            broke: string[];
            missing: {
                source: components["schemas"]["Source"];
                signals: string[];
            }[];
        };
        Decision: {
            id: string;
            disposition: components["schemas"]["Disposition"];
            stops: components["schemas"]["Stop"][];
            conditions: string[];
            rationale: string;
            assessment: components["schemas"]["AssessmentRef"];
            consumerReport: boolean;
            by: components["schemas"]["Actor"][];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
        };
        Deviation: {
            /** @enum {string} */
            code: "accommodation" | "finding" | "evidence-on-file" | "not-available-there" | "legal-bar" | "counsel-instruction" | "person-withdrew" | "authority-closed";
            reason: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
        };
        /** @enum {string} */
        Disposition: "proceed" | "proceed-with-conditions" | "hold" | "decline";
        Document: {
            id: string;
            role: components["schemas"]["DocumentRole"];
            origin: string;
            mediaType?: string;
            digest?: string;
        };
        /** @enum {string} */
        DocumentRole: "application-form" | "resume" | "cover-letter" | "profile" | "portfolio" | "identity-document" | "hr-record" | "payroll-record" | "supplier-record" | "interview-record" | "export" | "recorded" | "other";
        Evidence: {
            /** @constant */
            ref: "claim";
            id: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
        } | {
            /** @constant */
            ref: "absence";
            expected: string;
            soughtIn: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
        } | {
            /** @constant */
            ref: "report";
            id: string;
            source: string;
            start: number;
            end: number;
            quote: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
        } | {
            /** @constant */
            ref: "event";
            id: string;
            source: string;
            at: string;
            quote: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
        } | {
            /** @constant */
            ref: "list-entry";
            id: string;
            list: string;
            version: string;
            quote: string;
            /** @enum {string} */
            role: "supports" | "contradicts" | "context";
        };
        Examples: {
            people: number;
            first: string;
        };
        /** @enum {string} */
        Family: "application-record" | "contact" | "profile" | "history" | "documents" | "identity" | "interview" | "network" | "device" | "shipping" | "payment" | "work-pattern" | "supplier" | "data-access" | "intelligence";
        Finding: {
            id: string;
            checkId: string;
            messageId: string;
            title: string;
            data: {
                [key: string]: string | number;
            };
            evidence: components["schemas"]["Evidence"][];
        };
        FindingVerdict: {
            findingId: string;
            checkId: string;
            verdict: components["schemas"]["Verdict"];
            reason: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
        };
        /** @enum {string} */
        GivenAccommodation: "not-offered" | "offered" | "requested" | "provided";
        /** @enum {string} */
        GivenCaseFunction: "hr" | "security" | "finance" | "counsel" | "manager";
        GivenCountryCode: string;
        /** @enum {string} */
        GivenDisposition: "proceed" | "proceed-with-conditions" | "hold" | "decline";
        /** @enum {string} */
        GivenGuarded: "telemetry" | "protected" | "medical";
        /** @enum {string} */
        GivenHookEvent: "assessment.raised" | "case.opened" | "case.decided" | "clock.due" | "list.changed";
        /** Format: date-time */
        GivenInstant: string;
        /** @enum {string} */
        GivenKeyScope: "read" | "write" | "scim" | "taxii";
        /** @enum {string} */
        GivenLevel: "info" | "low" | "medium" | "high" | "critical";
        GivenPartialDate: string;
        GivenPolicy: {
            /** @constant */
            schema: "bonafide.policy/v1";
            /** @default {} */
            employer: {
                countryCode?: components["schemas"]["GivenCountryCode"];
                domains?: string[];
                egress?: string[];
                remoteAccessTools?: string[];
            };
            /** @default {} */
            checks: {
                [key: string]: {
                    off?: boolean;
                    strength?: components["schemas"]["GivenStrength"];
                    options?: {
                        [key: string]: unknown;
                    };
                    reason?: string;
                };
            };
            cases?: {
                openFrom?: components["schemas"]["GivenLevel"];
                retentionMonths?: {
                    [key: string]: number;
                };
                /** @enum {string} */
                sweep?: "tell" | "erase";
            };
        };
        /** @enum {string} */
        GivenRelation: "applicant" | "contractor" | "employee" | "supplier-worker";
        /** @enum {string} */
        GivenRole: "hr" | "security" | "finance" | "counsel" | "manager" | "auditor" | "admin";
        GivenSavedView: {
            name: string;
            filters: {
                level?: components["schemas"]["GivenLevel"];
                relation?: components["schemas"]["GivenRelation"];
                /** @enum {string} */
                caseStatus?: "new" | "in-progress" | "on-hold" | "resolved" | "closed" | "none";
                text?: string;
            };
        };
        /** @enum {string} */
        GivenStop: "process" | "access" | "pay";
        /** @enum {string} */
        GivenStrength: "weak" | "moderate" | "strong" | "conclusive";
        /** @enum {string} */
        GivenVerdict: "true-positive" | "false-positive" | "benign" | "insufficient";
        /** @enum {string} */
        Guarded: "telemetry" | "protected" | "medical";
        HistoryLine: {
            id: string;
            level: components["schemas"]["Level"];
            headline: string;
            assessedAt: components["schemas"]["Instant"];
            readonly counted: string[];
            since?: {
                level: components["schemas"]["Level"];
                readonly came: {
                    checkId: string;
                    title: string;
                }[];
                readonly went: {
                    checkId: string;
                    title: string;
                }[];
                readonly turned: {
                    checkId: string;
                    title: string;
                    /** @enum {string} */
                    standing: "open" | "unexplained" | "explained" | "settled";
                    counted: boolean;
                    before: {
                        /** @enum {string} */
                        standing: "open" | "unexplained" | "explained" | "settled";
                        counted: boolean;
                    };
                }[];
                readonly because: ("records" | "inputs" | "catalogue" | "policy" | "time")[];
                readonly records: {
                    section: string;
                    about: string;
                    result?: string;
                    by: string;
                    recordedAt: components["schemas"]["Instant"];
                }[];
            };
        };
        HookAttempt: {
            at: components["schemas"]["Instant"];
            status?: number;
            failure?: string;
            milliseconds: number;
        };
        HookDelivery: {
            id: string;
            subscriptionId: string;
            event: string;
            data: {
                [key: string]: string;
            };
            createdAt: components["schemas"]["Instant"];
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            nextAt?: components["schemas"]["Instant"];
            readonly attempts: components["schemas"]["HookAttempt"][];
        };
        /** @enum {string} */
        HookEvent: "assessment.raised" | "case.opened" | "case.decided" | "clock.due" | "list.changed";
        HookSubscription: {
            id: string;
            url: string;
            label?: string;
            readonly events: components["schemas"]["HookEvent"][];
            enabled: boolean;
            note?: string;
            secretVersion: number;
            secretSince: components["schemas"]["Instant"];
            failingSince?: components["schemas"]["Instant"];
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
        };
        Hub: {
            feature: string;
            label: string;
            holders: number;
            likely: string;
        };
        Hunt: {
            id: string;
            reportId: string;
            huntedAt: components["schemas"]["Instant"];
            people: number;
            readonly affected: string[];
        };
        InclusionProof: {
            seq: number;
            size: number;
            path: string[];
        };
        /** @enum {string} */
        IndicatorContext: "malicious" | "benign" | "reporting-contact" | "vendor" | "spoofed-brand" | "abused-service" | "victim-file";
        /** @enum {string} */
        IndicatorType: "ipv4-addr" | "ipv6-addr" | "autonomous-system" | "domain-name" | "url" | "email-addr" | "phone-number" | "md5" | "sha1" | "sha256" | "sha512" | "ssdeep" | "wallet" | "user-account" | "file-name" | "directory" | "process" | "windows-registry-key" | "mac-addr" | "vulnerability";
        /** @enum {string} */
        IndustrySector: "agriculture" | "aerospace" | "automotive" | "chemical" | "commercial" | "communications" | "construction" | "defense" | "education" | "energy" | "entertainment" | "financial-services" | "government" | "emergency-services" | "government-local" | "government-national" | "government-public-services" | "government-regional" | "healthcare" | "hospitality-leisure" | "infrastructure" | "dams" | "nuclear" | "water" | "insurance" | "manufacturing" | "mining" | "non-profit" | "pharmaceuticals" | "retail" | "technology" | "telecommunications" | "transportation" | "utilities";
        Insight: {
            people: {
                relation: components["schemas"]["Relation"];
                level: components["schemas"]["Level"];
                people: number;
            }[];
            signals: {
                checkId: string;
                title: string;
                people: number;
                standings: {
                    [key: string]: number;
                };
                counted: number;
            }[];
            cases: {
                status: components["schemas"]["CaseStatus"];
                /** @enum {string} */
                disposition: "proceed" | "proceed-with-conditions" | "hold" | "decline" | "none";
                cases: number;
            }[];
            decisions: {
                month: string;
                decisions: number;
                median: number;
                slowest: number;
            }[];
        };
        /** Format: date-time */
        Instant: string;
        Issue: {
            /** @enum {string} */
            code: "unreadable" | "too-large" | "wrong-encoding" | "wrong-type" | "invalid-value" | "missing-value" | "unknown-field" | "unmapped-column" | "duplicate-id" | "duplicate-field" | "protected-attribute" | "protected-term" | "nothing-found";
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            file?: string;
            path: string;
            message: string;
            expected?: string;
            received?: string;
        };
        ItemResult: {
            /** @enum {string} */
            result: "satisfied" | "failed" | "refused" | "inconclusive";
            method: string;
            authority: string;
            evidence: string[];
            note?: string;
            recordId: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
        };
        Job: {
            id: string;
            operation: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            askedBy: string;
            askedAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            tries: number;
            nextTryAt?: components["schemas"]["Instant"];
            progress?: {
                step: string;
                done: number;
                all?: number;
            };
            failure?: {
                code: string;
                message: string;
                hint?: string;
            };
            result?: unknown;
        };
        /** @enum {string} */
        Judgement: "positive" | "negative" | "unsure" | "no-judgement";
        /** @enum {string} */
        KeyScope: "read" | "write" | "scim" | "taxii";
        LegalHold: {
            id: string;
            dossierId: string;
            reason: string;
            by: string;
            at: components["schemas"]["Instant"];
            released?: {
                by: string;
                at: components["schemas"]["Instant"];
                reason: string;
            };
        };
        /** @enum {string} */
        Level: "info" | "low" | "medium" | "high" | "critical";
        /** @enum {string} */
        LineType: "mobile" | "fixed-line" | "fixed-line-or-mobile" | "non-fixed-voip" | "fixed-voip" | "voip" | "toll-free" | "premium-rate" | "pager" | "other" | "unknown";
        Link: {
            a: string;
            b: string;
            kind: components["schemas"]["LinkKind"];
            weight: number;
            probability: number;
            judgement: components["schemas"]["Judgement"];
            counts: boolean;
            explanations: string[];
            values: components["schemas"]["SharedValue"][];
        };
        LinkJudgement: {
            a: string;
            b: string;
            judgement: components["schemas"]["Judgement"];
            reason: string;
            by: string;
            at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        LinkKind: "same-hand" | "shared-means" | "facilitates";
        Locator: {
            /** @constant */
            kind: "json-pointer";
            pointer: string;
            line?: number;
        } | {
            /** @constant */
            kind: "cell";
            line: number;
            column: string;
        } | {
            /** @constant */
            kind: "record";
            id: string;
        };
        /** @enum {string} */
        MatchBasis: "identifier" | "name-and-two-identifiers" | "name-and-identifier" | "name";
        MatchFeature: {
            feature: string;
            nats: number | null;
            query?: string;
            candidate?: string;
        };
        NamePart: {
            query?: string;
            candidate?: string;
            /** @enum {string} */
            how: "same" | "alike" | "joined" | "beside" | "unmatched";
            likeness?: number;
            bits: number;
        };
        /** @enum {string} */
        NetworkKind: "residential" | "mobile" | "corporate" | "education" | "consumer-vpn" | "hosting" | "residential-proxy" | "tor" | "unknown";
        NextStep: {
            verification: string;
            title: string;
            how: string;
            satisfiedWhen: string;
            owner: components["schemas"]["Owner"];
            onFailure: string;
            required: boolean;
            settles: string[];
            minutes: number;
            burden: number;
            why: string;
        };
        Notice: {
            id: string;
            /** @enum {string} */
            kind: "pre-adverse" | "adverse" | "copy";
            channel: string;
            textDigest: string;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
        };
        Observation: {
            check: string;
            by: string;
            at: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            /** @default {} */
            answers: {
                [key: string]: string | number | boolean;
            };
            /** @default not-offered */
            accommodation: components["schemas"]["Accommodation"];
            note?: string;
        };
        Offer: {
            /** @enum {string} */
            verb: "propose" | "confirm" | "refuse" | "close" | "reopen" | "resolve-contest";
            of?: string;
            readonly stops?: components["schemas"]["Stop"][];
            refused?: string;
            /** @enum {string} */
            outcome?: "decided" | "waits" | "void";
            readonly second?: components["schemas"]["CaseFunction"][];
        };
        OpenHits: {
            dossierId: string;
            caption: string;
            level?: components["schemas"]["Level"];
            screenedAt: components["schemas"]["Instant"];
            readonly editions: components["schemas"]["ScreenedEdition"][];
            matches: components["schemas"]["ScreeningMatch"][];
            parts: components["schemas"]["NamePart"][][];
            dismissed: number;
        };
        /** @enum {string} */
        OutcomeResult: "fired" | "quiet" | "cannot-tell" | "not-applicable" | "broke";
        /** @enum {string} */
        Owner: "hr" | "security" | "finance" | "legal" | "hiring-manager" | "it" | "procurement";
        PartialDate: string;
        PatternMatch: {
            id: string;
            title: string;
            reading: string;
            complete: boolean;
            members: string[];
            missing: string[];
        };
        PersonLinks: {
            dossierId: string;
            caption: string;
            links: components["schemas"]["Link"][];
            names: {
                [key: string]: string;
            };
            hubs: components["schemas"]["Hub"][];
            ring?: components["schemas"]["Ring"];
        };
        PersonRecord: {
            id: string;
            recordedAt: components["schemas"]["Instant"];
            /** @enum {string} */
            section: "observations" | "verifications" | "answers" | "dismissals";
            readonly value: {
                [key: string]: unknown;
            };
            withheld: boolean;
        };
        /** @enum {string} */
        PersonStatus: "charged" | "indicted" | "pleaded-guilty" | "convicted" | "sentenced" | "designated" | "wanted" | "leader" | "facilitator" | "official" | "researcher" | "victim" | "possibly-stolen-identity" | "named" | "unrelated";
        Place: {
            address?: string;
            unit?: string;
            postalCode?: string;
            city?: string;
            region?: string;
            countryCode?: components["schemas"]["CountryCode"];
            latitude?: number;
            longitude?: number;
        };
        PlaceOnMap: {
            /** @enum {string} */
            kind: "residence" | "address" | "parcel" | "return" | "call" | "sign-in" | "device";
            text: string;
            countryCode?: string;
            region?: string;
            city?: string;
            latitude?: number;
            longitude?: number;
            /** @enum {string} */
            precision: "measured" | "given" | "city" | "network" | "country" | "none";
            /** @enum {string} */
            why?: "no-city" | "several-cities" | "unknown-city" | "no-place";
            from?: string;
            until?: string;
            days?: number;
            what?: string;
            network?: components["schemas"]["NetworkKind"];
            source: string;
        };
        Policy: {
            /** @constant */
            schema: "bonafide.policy/v1";
            /** @default {} */
            employer: {
                countryCode?: components["schemas"]["CountryCode"];
                domains?: string[];
                egress?: string[];
                remoteAccessTools?: string[];
            };
            /** @default {} */
            checks: {
                [key: string]: {
                    off?: boolean;
                    strength?: components["schemas"]["Strength"];
                    options?: {
                        [key: string]: unknown;
                    };
                    reason?: string;
                };
            };
            cases?: {
                openFrom?: components["schemas"]["Level"];
                retentionMonths?: {
                    [key: string]: number;
                };
                /** @enum {string} */
                sweep?: "tell" | "erase";
            };
        };
        PolicyInForce: {
            policy: components["schemas"]["Policy"];
            /** @enum {string} */
            source: "file" | "stored" | "default";
            version: number;
            versions: {
                version: number;
                policy: components["schemas"]["Policy"];
                at: components["schemas"]["Instant"];
                by: {
                    id: string;
                    name: string;
                };
                reason: string;
            }[];
        };
        PolicyPreview: {
            people: number;
            changed: number;
            moves: {
                before: components["schemas"]["Level"];
                after: components["schemas"]["Level"];
                people: number;
            }[];
            effects: {
                dossierId: string;
                caption: string;
                before: components["schemas"]["Level"];
                after: components["schemas"]["Level"];
                came: string[];
                went: string[];
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId?: string;
            issues?: {
                path: string;
                expected: string;
                received?: string;
            }[];
        };
        Proposal: {
            id: string;
            disposition: components["schemas"]["Disposition"];
            stops: components["schemas"]["Stop"][];
            conditions: string[];
            rationale: string;
            assessment: components["schemas"]["AssessmentRef"];
            consumerReport: boolean;
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
        };
        Quoted: {
            quote: string;
            start: number;
            end: number;
        };
        ReceivedEvent: {
            at: components["schemas"]["Instant"];
            action: string;
            /** @enum {string} */
            outcome: "added" | "updated" | "unchanged" | "older" | "nothing";
            person?: string;
            why?: string;
            readonly notFetched: string[];
            readonly issues: {
                /** @enum {string} */
                code: "unreadable" | "too-large" | "wrong-encoding" | "wrong-type" | "invalid-value" | "missing-value" | "unknown-field" | "unmapped-column" | "duplicate-id" | "duplicate-field" | "protected-attribute" | "protected-term" | "nothing-found";
                /** @enum {string} */
                severity: "error" | "warning" | "info";
                file?: string;
                path: string;
                message: string;
                expected?: string;
            }[];
        };
        Recorded: {
            record: string;
            added: boolean;
            withheld: number;
            assessment?: components["schemas"]["Assessment"];
        };
        Reference: {
            publisher: string;
            title: string;
            date: string;
            url: string;
            /** @enum {string} */
            access: "full" | "excerpt" | "secondary";
        };
        /** @enum {string} */
        Relation: "applicant" | "contractor" | "employee" | "supplier-worker";
        Release: {
            id: string;
            list: string;
            from?: string;
            to: string;
            screenedAt: components["schemas"]["Instant"];
            people: number;
            readonly affected: string[];
            readonly added: string[];
            readonly changed: string[];
            readonly removed: string[];
        };
        ReportActor: {
            name: string;
            /** @enum {string} */
            kind: "state-group" | "state-workforce" | "criminal-group" | "persona" | "unknown";
            /** @enum {string} */
            relation: "primary" | "mentioned" | "negated" | "persona-of-primary";
            wording: components["schemas"]["Wording"];
            saidBy?: string;
            country?: components["schemas"]["CountryCode"];
            known?: {
                id: string;
                name: string;
            };
            readonly aliases: {
                name: string;
                namedBy?: string;
                quote: string;
                start: number;
                end: number;
            }[];
            quote: string;
            start: number;
            end: number;
        };
        ReportAdvice: {
            readonly signals: string[];
            readonly verifications: string[];
            quote: string;
            start: number;
            end: number;
        };
        ReportCount: {
            count: number;
            /** @enum {string} */
            bound: "exact" | "about" | "at-least" | "at-most";
            /** @enum {string} */
            of: "companies" | "identities" | "people" | "devices" | "accounts" | "countries" | "charges" | "years-in-prison" | "records";
            quote: string;
            start: number;
            end: number;
        };
        ReportCountry: {
            code: components["schemas"]["CountryCode"];
            /** @enum {string} */
            relation: "victim" | "origin" | "operating-location" | "impersonated" | "mentioned";
            quote: string;
            start: number;
            end: number;
        };
        ReportDate: {
            value: string;
            /** @enum {string} */
            meaning: "published" | "updated" | "period" | "since" | "until" | "legal-event" | "event";
            quote: string;
            start: number;
            end: number;
        };
        ReportIndicator: {
            type: components["schemas"]["IndicatorType"];
            value: string;
            chain?: string;
            context: components["schemas"]["IndicatorContext"];
            why: string;
            confidence: number;
            defanged: boolean;
            quote: string;
            start: number;
            end: number;
        };
        ReportLine: {
            id: string;
            addedAt: components["schemas"]["Instant"];
            source: components["schemas"]["ReportSource"];
            characters: number;
            actor?: string;
            techniques: number;
            malicious: number;
            hunted?: {
                at: components["schemas"]["Instant"];
                people: number;
                affected: number;
            };
        };
        ReportMoney: {
            amount: number | null;
            most?: number;
            currency: string;
            /** @enum {string} */
            bound: "exact" | "about" | "at-least" | "at-most";
            /** @enum {string} */
            meaning: "revenue" | "wages" | "laundered" | "loss" | "stolen" | "ransom" | "fine" | "reward" | "forfeited" | "price" | "other";
            quote: string;
            start: number;
            end: number;
        };
        ReportOrganisation: {
            name: string;
            readonly aliases: string[];
            /** @enum {string} */
            role: "publisher" | "authority" | "victim" | "front-company" | "designated-entity" | "dispatching-entity" | "sponsor-organ" | "source" | "partner" | "vendor" | "mentioned";
            country?: components["schemas"]["CountryCode"];
            quote: string;
            start: number;
            end: number;
        };
        ReportPerson: {
            name: string;
            readonly aliases: string[];
            status: components["schemas"]["PersonStatus"];
            role?: string;
            alleged: boolean;
            nationality?: components["schemas"]["CountryCode"];
            age?: number;
            date?: components["schemas"]["PartialDate"];
            quote: string;
            start: number;
            end: number;
        };
        ReportRedFlag: {
            readonly signals: string[];
            readonly verifications: string[];
            protectedCharacteristic?: string;
            quote: string;
            start: number;
            end: number;
        };
        ReportSector: {
            sector: components["schemas"]["IndustrySector"];
            quote: string;
            start: number;
            end: number;
        };
        ReportSoftware: {
            name: string;
            /** @enum {string} */
            kind: "malware" | "tool" | "service";
            attackId?: string;
            /** @enum {string} */
            use?: "remote-access" | "vpn" | "freelance-platform" | "payment" | "other";
            quote: string;
            start: number;
            end: number;
        };
        ReportSource: {
            title?: string;
            publisher?: string;
            published?: components["schemas"]["PartialDate"];
            url?: string;
            file?: string;
            /** @enum {string} */
            format: "text" | "markdown" | "html" | "pdf" | "docx" | "eml" | "stix" | "misp";
            tlp?: components["schemas"]["Tlp"];
        };
        RequestToPerson: {
            id: string;
            text: string;
            signals: string[];
            dueAt?: components["schemas"]["Instant"];
            by: components["schemas"]["Actor"];
            at: components["schemas"]["Instant"];
            holds?: components["schemas"]["Guarded"][];
            answer?: {
                text: string;
                accepted?: boolean;
                reason?: string;
                by: components["schemas"]["Actor"];
                at: components["schemas"]["Instant"];
                holds?: components["schemas"]["Guarded"][];
            };
        };
        Residence: {
            countryCode: components["schemas"]["CountryCode"];
            region?: string;
            city?: string;
            timeZone?: string;
            latitude?: number;
            longitude?: number;
            movedAt?: components["schemas"]["PartialDate"];
        };
        Ring: {
            id: string;
            members: {
                id: string;
                caption: string;
                role: components["schemas"]["RingRole"];
                since?: string;
            }[];
            shared: {
                feature: string;
                thing: string;
                label: string;
                members: string[];
                holders: number;
            }[];
            links: components["schemas"]["Link"][];
            earliest?: string;
            probability: number;
            patterns: string[];
        };
        RingPicture: {
            id: string;
            members: {
                id: string;
                caption: string;
                role: components["schemas"]["RingRole"];
                since?: string;
            }[];
            probability: number;
            means: {
                feature: string;
                title: string;
                label: string;
                shows: components["schemas"]["LinkKind"];
                holders: number;
                ask: string;
                held: {
                    id: string;
                    since?: string;
                    serves: boolean;
                }[];
            }[];
            ties: {
                a: string;
                b: string;
                kind: components["schemas"]["LinkKind"];
                probability: number;
                judgement: components["schemas"]["Judgement"];
                explanations: string[];
                since?: string;
                means: number[];
            }[];
            earliest?: string;
            newest?: string;
        };
        /** @enum {string} */
        RingRole: "host" | "payee" | "referrer" | "persona" | "member";
        /** @enum {string} */
        Role: "hr" | "security" | "finance" | "counsel" | "manager" | "auditor" | "admin";
        SavedView: {
            name: string;
            filters: {
                level?: components["schemas"]["Level"];
                relation?: components["schemas"]["Relation"];
                /** @enum {string} */
                caseStatus?: "new" | "in-progress" | "on-hold" | "resolved" | "closed" | "none";
                text?: string;
            };
        };
        ScreenedEdition: {
            list: string;
            version: string;
            publishedAt?: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            /** @enum {string} */
            kind: "sanctions" | "house" | "starter";
        };
        ScreeningMatch: {
            entityId: string;
            list: string;
            revision: string;
            readonly programs: string[];
            caption: string;
            schema: components["schemas"]["WatchlistSchema"];
            name: string;
            query: string;
            score: number;
            basis: components["schemas"]["MatchBasis"];
            readonly features: components["schemas"]["MatchFeature"][];
            explanation: string;
            claimId?: string;
            /** @enum {string} */
            about?: "person" | "employer" | "supplier" | "bank" | "account-holder" | "account" | "contact" | "document";
        };
        SealedNumber: {
            hash: string;
            lastFour: string;
        };
        SharedValue: {
            feature: string;
            thing: string;
            label: string;
            holders: number;
            weight: number | null;
            counted: boolean;
            likeness?: number;
            a: components["schemas"]["Evidence"];
            b: components["schemas"]["Evidence"];
            setAside?: string;
            ask: string;
        };
        ShownIndicator: {
            type: components["schemas"]["IndicatorType"] | "organization-name";
            value: string;
            validFrom: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            validUntil?: components["schemas"]["Instant"];
            confidence: number;
            readonly labels: string[];
            quote: string;
            start: number;
            end: number;
        };
        /** @enum {string} */
        Source: "dossier" | "observation" | "telemetry" | "watchlists" | "links" | "intelligence";
        /** @enum {string} */
        Stage: "sourcing" | "application" | "interview" | "onboarding" | "access" | "work" | "payment" | "offboarding";
        /** @enum {string} */
        Stop: "process" | "access" | "pay";
        /** @enum {string} */
        Strength: "weak" | "moderate" | "strong" | "conclusive";
        Subject: {
            /** @default applicant */
            relation: components["schemas"]["Relation"];
            /** @default {} */
            role: {
                title?: string;
                tier?: components["schemas"]["Tier"];
                privileges?: string[];
            };
            claimedResidence?: components["schemas"]["Residence"];
            startedAt?: components["schemas"]["PartialDate"];
            endedAt?: components["schemas"]["PartialDate"];
        };
        Swept: {
            due: {
                dossierId: string;
                /** @enum {string} */
                kind: "cleared-applicant" | "worker" | "confirmed-misrepresentation" | "sanctions-evidence" | "recording" | "audit-log";
                why: string;
                since: string;
            }[];
            recordings: {
                caseId: string;
                attachment: string;
            }[];
            kept: {
                [key: string]: number;
            };
            erased: number;
            removed: number;
        };
        TechniqueUse: {
            id: string;
            name: string;
            readonly tactics: string[];
            /** @enum {string} */
            by: "id" | "rule" | "model";
            confidence: number;
            why?: string;
            wrote?: string;
            quote: string;
            start: number;
            end: number;
        };
        Tier: 0 | 1 | 2 | 3;
        TimelineEntry: {
            at: string;
            until?: string;
            /** @constant */
            ongoing?: true;
            /** @enum {string} */
            kind: "statement" | "recorded" | "place" | "device" | "noticed";
            what: string;
            text: string;
            source: string;
        };
        /** @enum {string} */
        Tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
        TouchedPerson: {
            dossierId: string;
            caption: string;
            level?: components["schemas"]["Level"];
            by: {
                type: components["schemas"]["IndicatorType"] | "organization-name";
                value: string;
                validFrom: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
                validUntil?: components["schemas"]["Instant"];
                confidence: number;
                readonly labels: string[];
                quote: string;
                start: number;
                end: number;
                expired: boolean;
            }[];
        };
        /** @enum {string} */
        Verdict: "true-positive" | "false-positive" | "benign" | "insufficient";
        Verification: {
            verification: string;
            /** @enum {string} */
            result: "satisfied" | "failed" | "refused" | "inconclusive";
            by: string;
            at: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            about?: string;
            method?: string;
            authority?: string;
            /** @enum {string} */
            contactFoundBy?: "candidate" | "employer";
            /** @enum {string} */
            reason?: "no-record" | "contradicted" | "different-name" | "deceased-holder" | "age-contradiction" | "other";
            note?: string;
        };
        Vetted: {
            assessments: components["schemas"]["Assessment"][];
            reassessed: components["schemas"]["Assessment"][];
            issues: components["schemas"]["Issue"][];
            added: number;
            updated: number;
        };
        WatchlistEdition: {
            list: string;
            version: string;
            publishedAt?: components["schemas"]["Instant"] | components["schemas"]["PartialDate"];
            importedAt: components["schemas"]["Instant"];
            source: string;
            validators?: {
                [key: string]: {
                    etag?: string;
                    lastModified?: string;
                };
            };
            checksum: string;
            entities: number;
        };
        WatchlistEntity: {
            id: string;
            schema: components["schemas"]["WatchlistSchema"];
            caption: string;
            properties: {
                [key: string]: string[];
            };
            originals?: {
                [key: string]: string[];
            };
            readonly sanctions: components["schemas"]["WatchlistSanction"][];
            dataset: string;
            lastChange?: components["schemas"]["PartialDate"];
        };
        /** @enum {string} */
        WatchlistProperty: "name" | "firstName" | "lastName" | "alias" | "weakAlias" | "previousName" | "birthDate" | "birthPlace" | "nationality" | "country" | "jurisdiction" | "incorporationDate" | "position" | "passportNumber" | "idNumber" | "taxNumber" | "registrationNumber" | "leiCode" | "swiftBic" | "imoNumber" | "mmsi" | "callSign" | "serialNumber" | "flag" | "type" | "address" | "email" | "phone" | "website" | "publicKey" | "digest" | "notes";
        WatchlistSanction: {
            authority: string;
            authorityId?: string;
            program?: string;
            listingDate?: components["schemas"]["PartialDate"];
            endDate?: components["schemas"]["PartialDate"];
            reason?: string;
            sourceUrl?: string;
        };
        /** @enum {string} */
        WatchlistSchema: "Person" | "Organization" | "Company" | "LegalEntity" | "Vessel" | "Airplane" | "CryptoWallet" | "Security";
        WeighedFinding: {
            id: string;
            checkId: string;
            messageId: string;
            title: string;
            strength: components["schemas"]["Strength"];
            family: components["schemas"]["Family"];
            group: string;
            /** @enum {string} */
            standing: "open" | "unexplained" | "explained" | "settled";
            counted: boolean;
            why: string;
            evidence: components["schemas"]["CitedEvidence"][];
            honestExplanations: string[];
            settledBy: string[];
        };
        /** @enum {string} */
        Wording: "stated" | "assessed" | "alleged" | "suspected" | "possible" | "reported" | "unlikely-state" | "denied" | "none";
        WorklistLine: {
            dossierId: string;
            caption: string;
            relation: components["schemas"]["Relation"];
            level: components["schemas"]["Level"];
            weight: number;
            provisional: boolean;
            headline: string;
            assessedAt: components["schemas"]["Instant"];
            reasons: string[];
            steps: {
                [key: string]: number;
            };
            case?: {
                id: string;
                status: components["schemas"]["CaseStatus"];
                assignee?: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "people.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            id: string;
                            caption: string;
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "people.vet": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": unknown;
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vetted"];
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "people.get": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckableDossier"];
                };
            };
        };
    };
    "people.assessment": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
        };
    };
    "people.history": {
        parameters: {
            query?: {
                before?: components["schemas"]["GivenInstant"];
                limit?: number;
            };
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        assessments: components["schemas"]["HistoryLine"][];
                        next?: components["schemas"]["Instant"];
                    };
                };
            };
        };
    };
    "people.observe": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    check: string;
                    at?: components["schemas"]["GivenInstant"] | components["schemas"]["GivenPartialDate"];
                    /** @default {} */
                    answers?: {
                        [key: string]: string | number | boolean;
                    };
                    accommodation?: components["schemas"]["GivenAccommodation"];
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    "people.verify": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    verification: string;
                    /** @enum {string} */
                    result: "satisfied" | "failed" | "refused" | "inconclusive";
                    at?: components["schemas"]["GivenInstant"] | components["schemas"]["GivenPartialDate"];
                    about?: string;
                    method?: string;
                    authority?: string;
                    /** @enum {string} */
                    contactFoundBy?: "candidate" | "employer";
                    /** @enum {string} */
                    reason?: "no-record" | "contradicted" | "different-name" | "deceased-holder" | "age-contradiction" | "other";
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    "people.answer": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    check: string;
                    at?: components["schemas"]["GivenInstant"] | components["schemas"]["GivenPartialDate"];
                    answer: string;
                    accepted: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    "people.dismiss": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    entry: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        match: components["schemas"]["ScreeningMatch"];
                        assessment: components["schemas"]["Assessment"];
                    };
                };
            };
        };
    };
    "people.timeline": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        entries: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
        };
    };
    "people.places": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        places: components["schemas"]["PlaceOnMap"][];
                        logs: boolean;
                    };
                };
            };
        };
    };
    "views.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: components["schemas"]["SavedView"][];
                    };
                };
            };
        };
    };
    "views.save": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenSavedView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: components["schemas"]["SavedView"][];
                    };
                };
            };
        };
    };
    "views.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                view: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: components["schemas"]["SavedView"][];
                    };
                };
            };
        };
    };
    "people.worklist": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                level?: components["schemas"]["GivenLevel"];
                relation?: components["schemas"]["GivenRelation"];
                caseStatus?: "new" | "in-progress" | "on-hold" | "resolved" | "closed" | "none";
                text?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["WorklistLine"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "people.worklist-version": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                    };
                };
            };
        };
    };
    "cases.assign-people": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    people: string[];
                    account: string;
                    because: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            dossierId: string;
                            case?: string;
                            opened: boolean;
                            problem?: string;
                        }[];
                    };
                };
            };
        };
    };
    "examples.get": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examples"];
                };
            };
        };
    };
    "examples.add": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examples"];
                };
            };
        };
    };
    "examples.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: number;
                    };
                };
            };
        };
    };
    "cases.of": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        cases: components["schemas"]["CaseLine"][];
                    };
                };
            };
        };
    };
    "cases.open": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    because: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "new" | "in-progress" | "on-hold" | "resolved" | "closed" | "open";
                waitsFor?: components["schemas"]["GivenCaseFunction"];
                assignee?: string;
                dueBefore?: components["schemas"]["GivenInstant"];
                proposed?: "true";
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: components["schemas"]["CaseLine"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "cases.open-from": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    level: components["schemas"]["GivenLevel"];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opened: components["schemas"]["CaseLine"][];
                    };
                    "text/event-stream": string;
                };
            };
        };
    };
    "cases.show": {
        parameters: {
            path: {
                case: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
        };
    };
    "cases.trail": {
        parameters: {
            path: {
                case: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        readonly entries: components["schemas"]["AuditRow"][];
                    };
                };
            };
        };
    };
    "cases.assignees": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assignees: {
                            id: string;
                            name: string;
                            functions: components["schemas"]["CaseFunction"][];
                        }[];
                        next?: string;
                    };
                };
            };
        };
    };
    "cases.verdicts": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signals: {
                            checkId: string;
                            readonly counts: {
                                [key: string]: number;
                            };
                            innocent?: {
                                of: number;
                                share: number;
                                from: number;
                                to: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    "cases.notice": {
        parameters: {
            query?: {
                employer?: string;
                contact?: string;
                agency?: string;
            };
            path: {
                case: string;
                notice: "pre-adverse" | "adverse" | "copy";
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    "cases.attachment": {
        parameters: {
            path: {
                case: string;
                attachment: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    "cases.assign": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.comment": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.attach": {
        parameters: {
            query: {
                name: string;
                kind?: "document" | "screenshot" | "recording" | "other";
                holds?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/pdf": string;
                "image/png": string;
                "image/jpeg": string;
                "text/plain": string;
                "video/webm": string;
                "audio/webm": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.detach": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                attachment: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.due": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    dueAt: components["schemas"]["GivenInstant"];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.verify": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                item: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "satisfied" | "failed" | "refused" | "inconclusive";
                    /** @enum {string} */
                    reason?: "no-record" | "contradicted" | "different-name" | "deceased-holder" | "age-contradiction" | "other";
                    /** @enum {string} */
                    contactFoundBy?: "candidate" | "employer";
                    about?: string;
                    note?: string;
                    method: string;
                    authority: string;
                    /** @default [] */
                    evidence?: string[];
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.waive": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                item: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    code: "accommodation" | "finding" | "evidence-on-file" | "not-available-there" | "legal-bar" | "counsel-instruction" | "person-withdrew" | "authority-closed";
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.add": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    item: string;
                    /** @enum {string} */
                    code: "accommodation" | "finding" | "evidence-on-file" | "not-available-there" | "legal-bar" | "counsel-instruction" | "person-withdrew" | "authority-closed";
                    reason: string;
                    /** Format: date-time */
                    dueAt: components["schemas"]["GivenInstant"];
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.ask": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @default [] */
                    signals?: string[];
                    /** Format: date-time */
                    dueAt?: components["schemas"]["GivenInstant"];
                    holds?: components["schemas"]["GivenGuarded"][];
                    version?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.answer": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                request: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    accepted?: boolean;
                    reason?: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.judge": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    finding: string;
                    verdict: components["schemas"]["GivenVerdict"];
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.propose": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    disposition: components["schemas"]["GivenDisposition"];
                    rationale: string;
                    conditions?: string[];
                    stops?: components["schemas"]["GivenStop"][];
                    consumerReport?: boolean;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.confirm": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.refuse": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.block": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    blockedOn: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.clock": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    clock: "i9" | "recheck";
                    /** Format: date */
                    day: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.stop-clock": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                clock: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    how: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.send-notice": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "pre-adverse" | "adverse" | "copy";
                    channel: string;
                    text: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.contest": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.resolve": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
                contest: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "upheld" | "rejected" | "withdrawn";
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.close": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "true-positive" | "false-positive" | "benign" | "insufficient" | "duplicate";
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "cases.reopen": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    holds?: components["schemas"]["GivenGuarded"][];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "people.records": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                        records: components["schemas"]["PersonRecord"][];
                    };
                };
            };
        };
    };
    "exports.ocsf": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    "retention.periods": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        sweep: "tell" | "erase";
                        periods: {
                            /** @enum {string} */
                            kind: "cleared-applicant" | "worker" | "confirmed-misrepresentation" | "sanctions-evidence" | "recording" | "audit-log";
                            title: string;
                            from: string;
                            months?: number;
                            days?: number;
                            byPolicy: boolean;
                            source: string;
                        }[];
                    };
                };
            };
        };
    };
    "records.due": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swept"];
                };
            };
        };
    };
    "records.sweep": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    apply: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swept"];
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "records.erase": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossierId: string;
                    };
                };
            };
        };
    };
    "records.export": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        schema: "bonafide.person-export/v1";
                        exportedAt: components["schemas"]["Instant"];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    "records.hold": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                person: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
        };
    };
    "records.release": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                hold: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
        };
    };
    "records.holds": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: components["schemas"]["LegalHold"][];
                    };
                };
            };
        };
    };
    "audit.verify": {
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    checkpoints?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        size: number;
                        rootHash: string;
                        checkpoints: number;
                        events: number;
                        erased: number;
                        faults: {
                            /** @enum {string} */
                            kind: "changed" | "removed" | "inserted" | "moved" | "unlinked" | "head" | "checkpoint" | "record";
                            seq: number;
                            to?: number;
                            what: string;
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
        };
    };
    "audit.checkpoint": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpoint"];
                };
            };
        };
    };
    "audit.entries": {
        parameters: {
            query?: {
                from?: number;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditRow"][];
                        next?: number;
                        size: number;
                    };
                };
            };
        };
    };
    "audit.export": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    "audit.prove": {
        parameters: {
            path: {
                seq: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        row: components["schemas"]["AuditRow"];
                        proof: components["schemas"]["InclusionProof"];
                    };
                };
            };
        };
    };
    "screening.name": {
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    names?: string[];
                    birthDate?: string;
                    country?: string;
                    document?: string;
                    email?: string;
                    phone?: string;
                    wallet?: string;
                    /**
                     * @default any
                     * @enum {string}
                     */
                    kind?: "person" | "organisation" | "any";
                    threshold?: number;
                    /** @default 5 */
                    limit?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        threshold: number;
                        editions: components["schemas"]["ScreenedEdition"][];
                        matches: components["schemas"]["ScreeningMatch"][];
                        parts: components["schemas"]["NamePart"][][];
                    };
                };
            };
        };
    };
    "screening.rows": {
        parameters: {
            query?: {
                threshold?: number;
                limit?: number;
            };
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        editions: components["schemas"]["ScreenedEdition"][];
                        rows: {
                            row: number;
                            id?: string;
                            problem?: string;
                            matches: components["schemas"]["ScreeningMatch"][];
                        }[];
                    };
                    "text/event-stream": string;
                };
            };
        };
    };
    "screening.hits": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["OpenHits"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "watchlists.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        onlyStarter: boolean;
                        lists: {
                            list: string;
                            title: string;
                            authority: string;
                            /** @enum {string} */
                            state: "in-force" | "old" | "absent" | "starter";
                            publishedAt?: string;
                            importedAt?: components["schemas"]["Instant"];
                            entities: number;
                            ageDays?: number;
                            source?: string;
                            version?: string;
                            homepage?: string;
                            terms: string;
                            byHand: boolean;
                        }[];
                    };
                };
            };
        };
    };
    "watchlists.import": {
        parameters: {
            query: {
                name: string;
                list?: string;
                accept?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "text/csv": string;
                "application/xml": string;
                "application/json": unknown;
                "application/zip": string;
                "application/gzip": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        edition: components["schemas"]["WatchlistEdition"];
                        change: {
                            readonly added: string[];
                            readonly changed: string[];
                            readonly removed: string[];
                        };
                        issues: components["schemas"]["Issue"][];
                        release?: components["schemas"]["Release"];
                    };
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "watchlists.entry": {
        parameters: {
            path: {
                entry: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchlistEntity"];
                };
            };
        };
    };
    "watchlists.releases": {
        parameters: {
            query?: {
                list?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        releases: components["schemas"]["Release"][];
                    };
                };
            };
        };
    };
    "reports.analyze": {
        parameters: {
            query?: {
                name?: string;
            };
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "text/plain": string;
                "text/markdown": string;
                "text/html": string;
                "application/pdf": string;
                "application/json": unknown;
                "message/rfc822": string;
                "application/stix+json": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profile: components["schemas"]["ActorProfile"];
                        text: string;
                        issues: components["schemas"]["Issue"][];
                    };
                };
            };
        };
    };
    "reports.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["ReportLine"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "reports.add": {
        parameters: {
            query?: {
                name?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "text/plain": string;
                "text/markdown": string;
                "text/html": string;
                "application/pdf": string;
                "application/json": unknown;
                "message/rfc822": string;
                "application/stix+json": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        added: boolean;
                        indicators: number;
                        hunt: components["schemas"]["Hunt"];
                        issues: components["schemas"]["Issue"][];
                    };
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "reports.get": {
        parameters: {
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActorProfile"];
                };
            };
        };
    };
    "reports.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        reassessed: number;
                    };
                };
            };
        };
    };
    "reports.export": {
        parameters: {
            query?: {
                format?: "markdown" | "json" | "stix" | "misp" | "html";
            };
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                    "text/html": string;
                    "application/json": string;
                    "application/stix+json": string;
                };
            };
        };
    };
    "reports.hunt": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hunt"];
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "reports.text": {
        parameters: {
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        addedAt: components["schemas"]["Instant"];
                        text: string;
                    };
                };
            };
        };
    };
    "reports.indicators": {
        parameters: {
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        indicators: components["schemas"]["ShownIndicator"][];
                    };
                };
            };
        };
    };
    "reports.touched": {
        parameters: {
            query?: {
                limit?: number;
            };
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hunts: {
                            id: string;
                            reportId: string;
                            huntedAt: components["schemas"]["Instant"];
                            people: number;
                            affected: number;
                        }[];
                        people: components["schemas"]["TouchedPerson"][];
                        more: number;
                    };
                };
            };
        };
    };
    "reports.campaigns": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaigns: components["schemas"]["CampaignLine"][];
                    };
                };
            };
        };
    };
    "reports.campaign": {
        parameters: {
            path: {
                report: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    "people.links": {
        parameters: {
            path: {
                person: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLinks"];
                };
            };
        };
    };
    "rings.list": {
        parameters: {
            query?: {
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rings: components["schemas"]["RingPicture"][];
                        left: number;
                    };
                };
            };
        };
    };
    "rings.find": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: number;
                        compared: number;
                        ties: number;
                        rings: components["schemas"]["Ring"][];
                    };
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "links.judge": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    a: string;
                    b: string;
                    /** @enum {string} */
                    judgement: "same" | "different" | "unsure" | "none";
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkJudgement"];
                };
            };
        };
    };
    "events.watch": {
        parameters: {
            query?: {
                source?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "application/json": unknown;
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        records: number;
                        events: number;
                        people: number;
                        changes: {
                            dossierId: string;
                            caption: string;
                            before?: components["schemas"]["Level"];
                            after: components["schemas"]["Level"];
                            readonly because: string[];
                        }[];
                        issues: components["schemas"]["Issue"][];
                        unknownAccounts: string[];
                    };
                    "text/event-stream": string;
                };
            };
        };
    };
    "watchlists.rescreen": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        releases: components["schemas"]["Release"][];
                    };
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "people.reassess": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: number;
                        levels: {
                            [key: string]: number;
                        };
                    };
                    "text/event-stream": string;
                };
            };
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        operation: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
        };
    };
    "checks.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: components["schemas"]["CatalogueEntry"][];
                    };
                };
            };
        };
    };
    "checks.get": {
        parameters: {
            path: {
                check: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueEntry"];
                };
            };
        };
    };
    "verifications.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        verifications: {
                            id: string;
                            title: string;
                            how: string;
                            satisfiedWhen: string;
                            owner: components["schemas"]["Owner"];
                            onFailure: string;
                        }[];
                    };
                };
            };
        };
    };
    "detections.sigma": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
        };
    };
    "accounts.me": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        roles: components["schemas"]["Role"][];
                        email: string;
                        twoFactor: boolean;
                    };
                };
            };
        };
    };
    "accounts.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["Account"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "accounts.invite": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    roles: components["schemas"]["GivenRole"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["Account"];
                        setupUrl: string;
                    };
                };
            };
        };
    };
    "accounts.reset": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                account: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        setupUrl: string;
                    };
                };
            };
        };
    };
    "accounts.change": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                account: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    roles?: components["schemas"]["GivenRole"][];
                    disabled?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    "keys.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["ApiKey"][];
                    };
                };
            };
        };
    };
    "keys.add": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    scopes: components["schemas"]["GivenKeyScope"][];
                    /** @default 90 */
                    days?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: components["schemas"]["ApiKey"];
                        token: string;
                    };
                };
            };
        };
    };
    "keys.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        removed: true;
                    };
                };
            };
        };
    };
    "webhooks.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subscriptions: components["schemas"]["HookSubscription"][];
                    };
                };
            };
        };
    };
    "webhooks.add": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    events: components["schemas"]["GivenHookEvent"][];
                    label?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subscription: components["schemas"]["HookSubscription"];
                        secret: string;
                    };
                };
            };
        };
    };
    "webhooks.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        removed: true;
                    };
                };
            };
        };
    };
    "webhooks.change": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    url?: string;
                    events?: components["schemas"]["GivenHookEvent"][];
                    label?: string;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookSubscription"];
                };
            };
        };
    };
    "webhooks.renew-secret": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subscription: components["schemas"]["HookSubscription"];
                        secret: string;
                    };
                };
            };
        };
    };
    "webhooks.test": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDelivery"];
                };
            };
        };
    };
    "webhooks.deliveries": {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            path: {
                webhook: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["HookDelivery"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "webhooks.redeliver": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
                delivery: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDelivery"];
                };
            };
        };
    };
    "connections.list": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connections: components["schemas"]["Connection"][];
                    };
                };
            };
        };
    };
    "connections.add": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    vendor: "greenhouse" | "lever" | "ashby";
                    label?: string;
                    secret?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connection: components["schemas"]["Connection"];
                        path: string;
                        secret?: string;
                    };
                };
            };
        };
    };
    "connections.remove": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                connection: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        removed: true;
                    };
                };
            };
        };
    };
    "connections.events": {
        parameters: {
            query?: {
                limit?: number;
            };
            path: {
                connection: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["ReceivedEvent"][];
                    };
                };
            };
        };
    };
    "insight.get": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Insight"];
                };
            };
        };
    };
    "insight.adverse-impact": {
        requestBody: {
            content: {
                "application/json": {
                    groups: {
                        name: string;
                        considered: number;
                        selected: number;
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            name: string;
                            considered: number;
                            selected: number;
                            rate: number;
                            ratio: number;
                            belowFourFifths: boolean;
                            probability?: number;
                            small: boolean;
                        }[];
                    };
                };
            };
        };
    };
    "policy.get": {
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
        };
    };
    "policy.set": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    policy: components["schemas"]["GivenPolicy"];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: {
                            version: number;
                            policy: components["schemas"]["Policy"];
                            at: components["schemas"]["Instant"];
                            by: {
                                id: string;
                                name: string;
                            };
                            reason: string;
                        };
                    };
                };
            };
        };
    };
    "policy.preview": {
        requestBody: {
            content: {
                "application/json": {
                    policy: components["schemas"]["GivenPolicy"];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                    "text/event-stream": string;
                };
            };
        };
    };
    "jobs.list": {
        parameters: {
            query?: {
                state?: "waiting" | "running" | "done" | "failed" | "cancelled";
                after?: string;
                limit?: number;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: components["schemas"]["Job"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "jobs.get": {
        parameters: {
            path: {
                job: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    "jobs.cancel": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
    "jobs.follow": {
        parameters: {
            path: {
                job: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                    "text/event-stream": string;
                };
            };
        };
    };
    "jobs.retry": {
        parameters: {
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
        };
    };
}
