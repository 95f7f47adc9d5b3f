// Generated from docs/openapi.json by: node tools/openapi.mjs
export interface paths {
    "/scans/cve/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Scan Schedules
         * @description All schedules, newest first. The address of the next page is in the `Link` header.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listScanSchedules"];
        put?: never;
        /**
         * Create Scan Schedule
         * @description Has the given subnets of sites scanned every so many weeks. It first runs at the first time of its day that comes, and every N weeks from then on; scans started by hand move nothing.
         *
         *     Needs the scope `cve:create`.
         */
        post: operations["createScanSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/scheduled/{scanScheduleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a Scan Schedule
         * @description One schedule: its settings, when it runs next, and how its newest scans stand.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["retrieveScanSchedule"];
        /**
         * Replace a Scan Schedule
         * @description Replaces all settings: what is left out gets its default. A new day, time, number of weeks or time zone counts anew from now on; any other change keeps the weeks it runs in. A schedule that is enabled again makes up for nothing. A scan that runs already goes on with the settings it began with.
         *
         *     Needs the scope `cve:update`.
         */
        put: operations["replaceScanSchedule"];
        post?: never;
        /**
         * Delete a Scan Schedule
         * @description Removes the schedule; nothing runs by it any more. Its scans and their reports stay. A scan that runs is left to end by itself, and can still be stopped by its own address.
         *
         *     Needs the scope `cve:delete`.
         */
        delete: operations["deleteScanSchedule"];
        options?: never;
        head?: never;
        /**
         * Update a Scan Schedule
         * @description Changes what is given and leaves the rest; a list is replaced whole. A new day, time, number of weeks or time zone counts anew from now on; any other change keeps the weeks it runs in. A schedule that is enabled again makes up for nothing. A scan that runs already goes on with the settings it began with.
         *
         *     Needs the scope `cve:update`.
         */
        patch: operations["updateScanSchedule"];
        trace?: never;
    };
    "/scans/cve/scan/multiple-ips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start On-Demand Multi-IP Scan
         * @description Scans up to 256 addresses of one site at once, with the settings of a schedule. All of them or none: when one cannot be scanned, the error names every one that cannot, and why. An address that is given twice is scanned once.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["startMultipleIpsScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/scheduled/single-ip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start On-Demand Single-IP Scan
         * @description Scans one address at once, with the settings of a schedule and inside one of its sites. With an `Idempotency-Key` the request can be repeated safely: the same key gives the same answer for 24 hours.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["startSingleIpScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/scheduled/{scanScheduleId}/invoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a Scheduled Scan
         * @description Scans at once what the schedule covers, at all of its sites, whether or not it is enabled; its next run by time stays where it was. A schedule has one run at a time. When a site is offline nothing is started, unless the schedule ignores offline sites: then the others are scanned, and the report says which was not.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["startScheduledScan"];
        /**
         * Stop a Scan
         * @description Ends the run of the schedule for good, in whatever state it is, paused included. nmap ends within seconds; what was found stays, and the report says `stopped`. Asking again while it is stopping changes nothing. Scans of single addresses are cancelled one by one.
         *
         *     Needs the scope `cve:run`.
         */
        delete: operations["stopScheduledScan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a Scan
         * @description Ends one scan for good, in whatever state it is, paused included. What was found stays, and the report says `stopped`. Asking again changes nothing.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["cancelScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a Scan
         * @description Brings a scan to rest so that it can be resumed. Hosts that are finished stay finished; those in work are scanned again later. Asking again changes nothing.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["pauseScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a Scan
         * @description Lets a paused scan go on with what is left: each site is asked for the addresses without a finished result, as another part of the same scan. Not before the pause is carried out at every site, and not while another run of its schedule is under way or the schedule is in a blackout.
         *
         *     Needs the scope `cve:run`.
         */
        post: operations["resumeScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Scan Reports
         * @description All scans, newest first, each in figures; running ones too. The address of the next page is in the `Link` header.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listScanReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scanScheduleId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Latest Scan Status
         * @description How the newest scan of a schedule stands, by its sites. Before the first scan the answer is an empty list.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["getLatestScanStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a Scan Report
         * @description One scan with everything that was seen and found, also while it runs. Of very many hosts or findings the first are shown and `truncated` says so; lists of them come page by page, and the file of `json_url` has all.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["retrieveScanReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a Scan
         * @description What happens to a scan, as server-sent events: first what happened so far, then what happens, until the scan has ended. Every event has an `id`; a client that connects again with `Last-Event-ID` misses nothing and gets nothing twice. The event `progress` has none and tells how far the scan has come; `end` is the last one, after which a client closes. Events are kept for 30 days. The stream ends when the token expires.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["followScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/export/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Findings as CSV
         * @description All findings that the report of the scan shows, however many: nothing below its `min_cvss`. A table after RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["exportFindingsAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/export/cyclonedx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Vulnerabilities as CycloneDX VEX
         * @description All findings that the report of the scan shows, however many: nothing below its `min_cvss`. As a document of CycloneDX 1.6, without checks: devices, their products, and the analysis of each vulnerability.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["exportFindingsAsCycloneDx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/export/openvex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Vulnerabilities as OpenVEX
         * @description All findings that the report of the scan shows, however many: nothing below its `min_cvss`. As a document of OpenVEX 0.2.0, without checks: a statement for each CVE on each device. docs/matching.md has the table of statuses.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["exportFindingsAsOpenVex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/export/sarif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Findings as SARIF
         * @description All findings that the report of the scan shows, however many: nothing below its `min_cvss`. As a log of SARIF 2.1.0; what was accepted or mitigated is suppressed in it.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["exportFindingsAsSarif"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the Findings of a Scan
         * @description What was found and is not below `min_cvss`, accepted and mitigated findings included: exploited ones first, then the worst.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listScanFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the Hosts of a Scan
         * @description Every address with a result, with what became of it and when; by site and address.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listScanHosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/{scan_id}/report.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a Scan Report
         * @description The whole report as a file, with every host and finding. The address, out of `json_url`, needs no token: whoever has it can read this report until it expires, and nothing else.
         */
        get: operations["downloadScanReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/advisories/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Where Advisories Come From
         * @description Every feed of advisories: how old what is in force is, whether the last attempt to fetch it went well, and why not. The same for all tenants. Feeds are fetched by Siteward itself, or brought in by its operators with `npm run feeds`.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listAdvisoryFeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/mac-address/cves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get CVEs of one MAC Address
         * @description The older form of the question, for one device. All CVEs that were ever found on a device, one element per CVE, whatever their status, over all scans that are over. Advisories nobody can decide are left out. References are the public pages about the CVE, made of its id. A MAC nobody has seen is no error.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["getCvesOfOneMacAddress"];
        put?: never;
        /**
         * Get CVEs by MAC Address
         * @description All CVEs that were ever found on a device, one element per CVE, whatever their status, over all scans that are over. Advisories nobody can decide are left out. References are the public pages about the CVE, made of its id. A MAC nobody has seen is no error. Up to 100 devices at once; one that is given twice counts once.
         *
         *     Needs the scope `cve:view`.
         */
        post: operations["getCvesByMacAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/mitigation/{cve_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Mitigation Steps
         * @description What to do about a CVE, in Markdown: what it is, the affected and the repaired versions, and how to do without an upgrade; for RouterOS by release train, with the commands for RouterOS 7 and 6. The text is made of our own records. Where an OpenAI-compatible endpoint is configured a model words them; a text that names anything else is thrown away, and `origin` says which of the two you read.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["getMitigationSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/mac-address/cve/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List CVE Statuses
         * @description Everything that was decided about the CVEs of devices, newest first. Records are never changed and none is left out: each says whether it is still in force, and if not, what ended it. A finding without a decision in force is `open`.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listCveStatuses"];
        put?: never;
        /**
         * Update CVE Status
         * @description Accepts a CVE of a device, or says that it was mitigated. Every call adds a record of its own, also one that is equal to another. The newest record that covers a site is the one that counts there; it holds until `expires_at`, and only while the finding rests on the same evidence (RouterOS version, whether the service is on, the affected range). After that the finding is open again. `open` cannot be set: let the decision expire.
         *
         *     Needs the scope `cve:manage`.
         */
        post: operations["updateCveStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scans/cve/mac-address/cve/status/openvex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import OpenVEX Statements
         * @description Takes statements of OpenVEX about devices for decisions: `not_affected` and `fixed` become `mitigated`, with the reason and whose word it is. `affected` and `under_investigation` decide nothing, and open nothing that was decided. Products are named as our own export names devices. The answer tells of every statement what became of it. The same version of a document can be sent again: what was taken is not taken twice. A body may have as many bytes as any other (`BODY_LIMIT_BYTES`).
         *
         *     Needs the scope `cve:manage`.
         */
        post: operations["importOpenVexStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sites
         * @description All sites, newest first. The address of the next page is in the `Link` header.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["listSites"];
        put?: never;
        /**
         * Create a Site
         * @description Adds a site. An agent that is set up with the id of the site can take its requests a moment later. With an `id` of your own, repeating the request adds nothing twice: it answers 409.
         *
         *     Needs the scope `site:create`.
         */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a Site
         * @description One site.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["retrieveSite"];
        /**
         * Replace a Site
         * @description Replaces name and networks. Networks that are taken away are not scanned any more from the next request on: subnets of schedules that lie in them are then refused, and a scan that runs already goes on with the networks it was asked with.
         *
         *     Needs the scope `site:update`.
         */
        put: operations["replaceSite"];
        post?: never;
        /**
         * Delete a Site
         * @description Removes the site, also from the schedules that cover it, and ends what is being scanned there. Reports of scans, and the devices that were seen there, stay.
         *
         *     Needs the scope `site:delete`.
         */
        delete: operations["deleteSite"];
        options?: never;
        head?: never;
        /**
         * Update a Site
         * @description Changes what is given and leaves the rest. Networks that are taken away are not scanned any more from the next request on: subnets of schedules that lie in them are then refused, and a scan that runs already goes on with the networks it was asked with.
         *
         *     Needs the scope `site:update`.
         */
        patch: operations["updateSite"];
        trace?: never;
    };
    "/agents/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol an Agent
         * @description What `siteward-agent enrol` asks. The token is used up; the answer says who the agent is, where the broker is, and what the agent may do there: the work of its own site and nothing else.
         */
        post: operations["enrolAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Releases of the Agent
         * @description The releases this centre has to give to agents, newest first. Whoever runs the centre puts them there.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["listAgentReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/releases/{version}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a Release of the Agent
         * @description The program of a release. It needs no token: there is no secret in it, and an agent runs only what is signed with a key it was installed with.
         */
        get: operations["downloadAgentRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rollouts
         * @description The rollouts of releases, newest first, with how far each has come.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["listRollouts"];
        put?: never;
        /**
         * Roll Out a Release
         * @description Brings a release to all sites, stage by stage. A stage begins when all agents of the stage before have run the release well for `soak_s`. One agent that goes back to the release before, refuses it or falls silent halts the rollout.
         *
         *     Needs the scope `site:update`.
         */
        post: operations["startRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/rollouts/{rollout_id}/halt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Halt a Rollout
         * @description No other agent gets the release. Those that have it keep it.
         *
         *     Needs the scope `site:update`.
         */
        post: operations["haltRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an Agent
         * @description The agent is cut off from the broker at once, also when it is connected, and stays out. A scan it was at goes to another agent of the site. Its key can never enrol again; the machine can, with a new one.
         *
         *     Needs the scope `site:update`.
         */
        delete: operations["revokeAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent_id}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a Nonce
         * @description Gives a text to sign, for renewing credentials. It is given for any id, so it tells nothing of which there are.
         */
        post: operations["challengeAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent_id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the Log of an Agent
         * @description The newest lines of the log of an agent that is there, oldest first. It is asked over the broker. Secrets never leave the site: the agent takes them out. Who asked is in the audit log.
         *
         *     Needs the scope `agent:support`.
         */
        get: operations["readAgentLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the Credentials of an Agent
         * @description What a running agent asks by itself when half of the time of its credentials has passed. It can be asked when they have expired, too. It proves by a signature that the agent has its key.
         */
        post: operations["renewAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{agent_id}/support-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a Support Bundle
         * @description What helps to find out what is wrong with an agent that is there: its configuration, its machine and network interfaces, how it is, and the newest lines of its log. Nothing is changed at the site, nothing is stored here. Secrets never leave the site.
         *
         *     Needs the scope `agent:support`.
         */
        post: operations["makeSupportBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/install.sh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the Installer of the Agent
         * @description A shell script for Debian and Ubuntu: fetches the package for the machine, checks its SHA-256, installs it, and enrols the agent when a token is given. `curl -fsSL https://…/install.sh | sudo sh -s -- --token swe_…`
         */
        get: operations["installAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/install/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a Package of the Agent
         * @description A Debian package, as the installer fetches it.
         */
        get: operations["downloadAgentPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}/agent-release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose the Release of a Site
         * @description The agents of this site are to run this release, whatever a rollout says. They fetch it, start it when no scan is in work, and go back to the one before when it does not prove itself. An older release than the one that runs is refused by them.
         *
         *     Needs the scope `site:update`.
         */
        put: operations["chooseSiteRelease"];
        post?: never;
        /**
         * Let Rollouts Decide Again
         * @description The site goes by rollouts again. The release its agents run stays until another one is wanted.
         *
         *     Needs the scope `site:update`.
         */
        delete: operations["leaveSiteRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Agents
         * @description The agents of a site, newest first, with whether each is there and well, and what it said of itself last. One that says nothing for 15 seconds is offline; one that lost its connection is so at once. Agents at a broker that is not ours to secure do not enrol and are not listed.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Enrolments
         * @description The enrolments of a site, newest first, without their tokens. Those that are over are kept for 90 days.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["listEnrolments"];
        put?: never;
        /**
         * Let an Agent Enrol
         * @description Makes a token by which one agent can enrol at the site, within an hour unless you say otherwise. The token is shown in this answer and never again.
         *
         *     Needs the scope `site:update`.
         */
        post: operations["createEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}/enrolments/{enrolment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an Enrolment Back
         * @description The token cannot be used any more. An agent that has used it already stays; revoke the agent for that.
         *
         *     Needs the scope `site:update`.
         */
        delete: operations["deleteEnrolment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{site_id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the Presence at a Site
         * @description Whether anybody is at the site who can take a request, since when not and why, what waits for it, and when its agents came and went. Changes are kept for 90 days.
         *
         *     Needs the scope `site:view`.
         */
        get: operations["retrieveSitePresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Devices
         * @description Everything that was seen with a MAC address, the device seen last first, also those with vulnerabilities only. A finding stands until a later complete look at the device does not find it again: a scan that was cut short closes nothing, and neither does a look in which RouterOS kept its version to itself. `last_complete_look_at` says how old what you read may be.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summarise Devices
         * @description All devices in figures, over all scans. Only open CVEs count; accepted and mitigated ones are counted beside. A finding stands until a later complete look at the device does not find it again: a scan that was cut short closes nothing, and neither does a look in which RouterOS kept its version to itself. `last_complete_look_at` says how old what you read may be.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["summariseDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a Device
         * @description One device with its history: addresses, host names, open ports, what it said of itself, findings and scans. A finding stands until a later complete look at the device does not find it again: a scan that was cut short closes nothing, and neither does a look in which RouterOS kept its version to itself. `last_complete_look_at` says how old what you read may be.
         *
         *     Needs the scope `cve:view`.
         */
        get: operations["retrieveDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API Keys
         * @description All API keys, newest first, those that expired or were revoked included. Their secrets are not shown: nobody has them.
         *
         *     Needs the scope `key:view`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API Key
         * @description Gives out a key that is good wherever a bearer token is. It belongs to the tenant and not to who creates it. The key itself is in this answer and never again.
         *
         *     Needs the scope `key:create`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an API Key
         * @description One API key, without its secret.
         *
         *     Needs the scope `key:view`.
         */
        get: operations["retrieveApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API Key
         * @description The key is refused from now on, everywhere within seconds. It stays in the list, with when it was revoked.
         *
         *     Needs the scope `key:delete`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the Audit Log
         * @description Every change that was made by API, and what Siteward did by itself on your schedules, newest first. Entries are neither changed nor removed. The address of the next page is in the `Link` header.
         *
         *     Needs the scope `audit:view`.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ErrorResponse: {
            /**
             * @description A broad category for the error.
             * @example invalid_request_error
             */
            type?: string;
            /**
             * @description A short, unique name of the specific error; each has a page.
             * @example parameter_missing
             */
            code?: string;
            /**
             * @description What went wrong, for people. It names the parameter concerned.
             * @example The 'description' parameter is required for this request.
             */
            message?: string;
            /**
             * @description The page of this error code.
             * @example https://siteward.example/errors/parameter_missing
             */
            doc_url?: string;
        };
        ScanSchedule: {
            /** Format: uuid */
            id: string;
            /**
             * @description What it is called.
             * @example Weekly Scan for Main Office
             */
            description: string;
            /**
             * @description 0 is Sunday, 6 is Saturday.
             * @example 1
             */
            day_of_week: number;
            /**
             * @description `HH:MM`, local to `timezone`.
             * @example 02:00
             */
            time_of_day: string;
            /**
             * @description It runs every so many weeks.
             * @example 2
             */
            every_n_weeks: number;
            timezone: string;
            /**
             * @description Findings below this score are left out of reports. Below `warning_threshold`.
             * @example 4
             */
            min_cvss: number;
            /**
             * @description Findings at or above this score are a warning.
             * @example 7
             */
            warning_threshold: number;
            /** @description Empty when every site it covered was deleted; then it does not run. */
            sites: {
                /** Format: uuid */
                id: string;
                /** Format: cidrv4 */
                subnet: string;
            }[];
            /**
             * @description Whether a run goes on at the other sites when one of them is offline.
             * @example false
             */
            ignore_offline_sites: boolean;
            notify: string[];
            /**
             * @description The group told when a scan ends; takes the place of `notify`.
             * @example security-alerts
             */
            notification_group: string | null;
            exclusions: string[];
            /**
             * @description How much of a host is looked at: the 100 or 1000 most usual TCP ports, or all of them.
             * @example standard
             * @enum {string}
             */
            profile: "quick" | "standard" | "deep";
            /**
             * @description Upper bound on what a scan sends at each site; null leaves it to the agent.
             * @example null
             */
            max_packets_per_second: number | null;
            blackouts: {
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                reason: string | null;
            }[];
            /** @description Whether it runs by itself; it can be started by hand in any case. */
            enabled: boolean;
            /**
             * @description What becomes of a run that could not begin within 15 minutes of its time, because nothing was there to begin it: `run` makes up for it once, as soon as possible and outside blackouts; `skip` waits for the next.
             * @example skip
             * @enum {string}
             */
            missed_run_policy: "run" | "skip";
            /** @description When it runs next, with the offset of its time zone. Null when it is disabled, covers no site, or when blackouts leave no room within ten years. */
            next_scan_at: string | null;
            /** @description Whether a scan of it is under way. */
            running: boolean;
            /**
             * @description `starting`: asked, but no agent was heard of yet. `stopping`: not yet carried out.
             * @enum {string}
             */
            status: "ready" | "starting" | "running" | "processing" | "stopping";
            /** @description When its last scan was begun, by time or by hand. */
            last_run_at: string | null;
            /** @description The newest of its scans that has ended, in figures. */
            latest_scan: components["schemas"]["ScanReportSummary"] | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When its settings were last changed.
             */
            updated_at: string;
        };
        ScanReportSummary: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            scan_schedule_id: string;
            /** @description For people: three groups of three characters. */
            scan_id: string;
            /** @description Who asked for it: `single_ip`, `multiple_ips` or `scheduled`. */
            kind: string;
            /** @enum {string} */
            profile: "quick" | "standard" | "deep";
            /**
             * @description `pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.
             * @example completed
             * @enum {string}
             */
            state: "pending" | "running" | "processing" | "completed" | "partial" | "failed" | "stopped" | "paused";
            running: boolean;
            progress: {
                /**
                 * @description Of the whole; 100 once everything has ended.
                 * @example 42
                 */
                percent: number;
                /**
                 * @description Of the running site that is furthest behind.
                 * @example ports
                 */
                phase: ("planning" | "router" | "ports" | "versions" | "publishing") | null;
                /** @description Hosts that will have a result, as far as is known; null before that. */
                hosts_found: number | null;
                /** @description Those of them whose result is there. */
                hosts_done: number | null;
                /** @description When an agent was last heard of. */
                last_heard_at: string | null;
            };
            /** @description How many sites. */
            targets: number;
            /** Format: date-time */
            requested_at: string;
            /** @description Null before the first site has begun. */
            started_at: string | null;
            /** @description Null while there is a site that has not ended. */
            finished_at: string | null;
            /** @description The time from the first start to the last end in words, e.g. `2 hours 15 minutes`. */
            runtime: string;
            /** @description Minutes, summed over the sites. */
            duration_cumulative: number;
            /** @description Minutes from the first start to the last end. */
            duration_absolute: number;
            min_cvss: number;
            warning_threshold: number;
            /** @description Mean over all scored instances; null when there is none. */
            average_score: number | null;
            highest_score: number | null;
            /** @description Instances: one CVE on two hosts is two. */
            cve_count: number;
            unique_cves: number;
            /** @description Instances per CVE; null when there is none. */
            cve_repeat_ratio: number | null;
            open_ports: number;
            unique_ports: number;
            /** @description Hosts that answered, the router included when it could be read. */
            hosts_scanned: number;
            hosts_with_cves: number;
            sites_with_cves: number;
            failed_checks: number;
            /** @description Open findings at or above the `warning_threshold`, failed checks included. */
            warnings_count: number;
            /** @description Findings that would count were they not accepted, or mitigated. */
            accepted_count: number;
            mitigated_count: number;
            /** @description Advisories left out because of `min_cvss`. */
            findings_below_min_cvss: number;
            /** @description Advisories nobody can decide, because nobody said which versions they affect; not part of the counts above. */
            findings_unclear: number;
            /** @description Of the sites, those that have ended, in whatever way. */
            percentage_done: number;
            percentage_failed: number;
            /** @description How the scan was slowed for the load of the routers, in words; null while no agent has said, and when none watches. */
            care: string | null;
            /**
             * Format: uri
             * @description The whole report as a file: a signed address that needs no token and is good for a while.
             */
            json_url: string;
            pdf_url: string | null;
            log_url: string | null;
        };
        MultipleIpsScanResponse: {
            /** Format: uuid */
            scan_id: string;
            /**
             * Format: uuid
             * @description The part of the scan at the site.
             */
            scan_site_id: string;
            /** @description What is scanned, each address once, in the order given. */
            target_ips: string[];
            /** @constant */
            status: "pending";
            /** Format: date-time */
            created_at: string;
            message: string;
        };
        OnDemandScanResponse: {
            /**
             * Format: uuid
             * @description The id of the new scan.
             * @example 9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d
             */
            scan_id?: string;
            /**
             * @description Where the scan stands.
             * @example pending
             */
            status?: string;
            /**
             * Format: ipv4
             * @description The address that will be scanned.
             * @example 192.168.1.55
             */
            ip_address?: string;
            /**
             * Format: uuid
             * @description The site in which the address lies.
             * @example 9c3c1392-7f36-4240-85f2-273573c0384a
             */
            site_id?: string;
            /**
             * Format: date-time
             * @description When the scan was asked for.
             * @example 2025-10-29T14:00:00Z
             */
            created_at?: string;
            /**
             * @description For people.
             * @example Scan initiated. Check back for results.
             */
            message?: string;
        };
        ScheduledScanResponse: {
            /** Format: uuid */
            scan_id: string;
            /**
             * @description For people.
             * @example ABC-DEF-GHJ
             */
            short_id: string;
            /** Format: uuid */
            schedule_id: string;
            /** @constant */
            status: "pending";
            site_scans: {
                /** Format: uuid */
                scan_site_id: string;
                /** Format: uuid */
                site_id: string;
                /**
                 * @description `failed`: the site was not asked; `reason` says why.
                 * @enum {string}
                 */
                status: "pending" | "failed";
                reason: string | null;
            }[];
            /** Format: date-time */
            created_at: string;
            message: string;
        };
        StoppedScheduleResponse: {
            /** Format: uuid */
            schedule_id: string;
            /** @constant */
            status: "stopping";
            /** @description The scans that end, paused ones among them. */
            scans: components["schemas"]["ScanControlResponse"][];
            message: string;
        };
        ScanControlResponse: {
            /** Format: uuid */
            scan_id: string;
            /**
             * @description `stopping` and `pausing`: the sites below are ending what they do; `stopped` and `paused`: nothing was going on any more; `processing`: all results had arrived, only matching them is left; `pending`: it goes on.
             * @enum {string}
             */
            status: "pending" | "processing" | "stopping" | "stopped" | "pausing" | "paused";
            /** @description The parts of the scan this concerns. */
            site_scans: {
                /** Format: uuid */
                scan_site_id: string;
                /** Format: uuid */
                site_id: string;
            }[];
            message: string;
        };
        ScanReport: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            scan_schedule_id: string;
            /** @description For people: three groups of three characters. */
            scan_id: string;
            /** @description Who asked for it: `single_ip`, `multiple_ips` or `scheduled`. */
            kind: string;
            /** @enum {string} */
            profile: "quick" | "standard" | "deep";
            /**
             * @description `pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.
             * @example completed
             * @enum {string}
             */
            state: "pending" | "running" | "processing" | "completed" | "partial" | "failed" | "stopped" | "paused";
            running: boolean;
            progress: {
                /**
                 * @description Of the whole; 100 once everything has ended.
                 * @example 42
                 */
                percent: number;
                /**
                 * @description Of the running site that is furthest behind.
                 * @example ports
                 */
                phase: ("planning" | "router" | "ports" | "versions" | "publishing") | null;
                /** @description Hosts that will have a result, as far as is known; null before that. */
                hosts_found: number | null;
                /** @description Those of them whose result is there. */
                hosts_done: number | null;
                /** @description When an agent was last heard of. */
                last_heard_at: string | null;
            };
            /** @description How many sites. */
            targets: number;
            /** Format: date-time */
            requested_at: string;
            /** @description Null before the first site has begun. */
            started_at: string | null;
            /** @description Null while there is a site that has not ended. */
            finished_at: string | null;
            /** @description The time from the first start to the last end in words, e.g. `2 hours 15 minutes`. */
            runtime: string;
            /** @description Minutes, summed over the sites. */
            duration_cumulative: number;
            /** @description Minutes from the first start to the last end. */
            duration_absolute: number;
            min_cvss: number;
            warning_threshold: number;
            /** @description Mean over all scored instances; null when there is none. */
            average_score: number | null;
            highest_score: number | null;
            /** @description Instances: one CVE on two hosts is two. */
            cve_count: number;
            unique_cves: number;
            /** @description Instances per CVE; null when there is none. */
            cve_repeat_ratio: number | null;
            open_ports: number;
            unique_ports: number;
            /** @description Hosts that answered, the router included when it could be read. */
            hosts_scanned: number;
            hosts_with_cves: number;
            sites_with_cves: number;
            failed_checks: number;
            /** @description Open findings at or above the `warning_threshold`, failed checks included. */
            warnings_count: number;
            /** @description Findings that would count were they not accepted, or mitigated. */
            accepted_count: number;
            mitigated_count: number;
            /** @description Advisories left out because of `min_cvss`. */
            findings_below_min_cvss: number;
            /** @description Advisories nobody can decide, because nobody said which versions they affect; not part of the counts above. */
            findings_unclear: number;
            /** @description Of the sites, those that have ended, in whatever way. */
            percentage_done: number;
            percentage_failed: number;
            /** @description How the scan was slowed for the load of the routers, in words; null while no agent has said, and when none watches. */
            care: string | null;
            /**
             * Format: uri
             * @description The whole report as a file: a signed address that needs no token and is good for a while.
             */
            json_url: string;
            pdf_url: string | null;
            log_url: string | null;
            /** @description Whether hosts or findings were left out because there are too many; the file of `json_url` has all. */
            truncated: boolean;
            sites: {
                /** Format: uuid */
                site_id: string;
                /**
                 * Format: uuid
                 * @description Of the newest part, and so are the fields after it unless they say otherwise.
                 */
                site_scan_id: string;
                /**
                 * @description `pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.
                 * @example completed
                 * @enum {string}
                 */
                state: "pending" | "running" | "processing" | "completed" | "partial" | "failed" | "stopped" | "paused";
                outcome: ("completed" | "partial" | "failed" | "stopped") | null;
                /** @description Why it did not end as `completed`, or was not even begun. */
                reason: string | null;
                attempt: number;
                agent: {
                    name: string;
                    nmap_version: string | null;
                } | null;
                /** @description Over all parts. */
                progress: {
                    /**
                     * @description Of the whole; 100 once everything has ended.
                     * @example 42
                     */
                    percent: number;
                    /**
                     * @description Of the running site that is furthest behind.
                     * @example ports
                     */
                    phase: ("planning" | "router" | "ports" | "versions" | "publishing") | null;
                    /** @description Hosts that will have a result, as far as is known; null before that. */
                    hosts_found: number | null;
                    /** @description Those of them whose result is there. */
                    hosts_done: number | null;
                    /** @description When an agent was last heard of. */
                    last_heard_at: string | null;
                };
                /** Format: date-time */
                deadline: string;
                /** @description Of the first part. */
                started_at: string | null;
                finished_at: string | null;
                /** @description Oldest first. */
                parts: {
                    /** Format: uuid */
                    site_scan_id: string;
                    /**
                     * @description `pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.
                     * @example completed
                     * @enum {string}
                     */
                    state: "pending" | "running" | "processing" | "completed" | "partial" | "failed" | "stopped" | "paused";
                    reason: string | null;
                    attempt: number;
                    /** Format: date-time */
                    opened_at: string;
                    started_at: string | null;
                    finished_at: string | null;
                }[];
                /** @description Over all parts; null while the agent has not said, and when it does not watch. */
                care: {
                    /** @description The rest in words. */
                    summary: string;
                    /** @description Whether the router could be asked for its load. */
                    router_load_read: boolean;
                    /** @description The highest that was read of its processor; null when it did not say. */
                    peak_cpu_percent: number | null;
                    /** @description How full its connection table was at most; null when it did not say. */
                    peak_connections_percent: number | null;
                    /** @description For how many seconds the scan went slower than it might, and for how many it stood still. */
                    slowed_s: number;
                    paused_s: number;
                } | null;
                /** @description Over all parts: of each address the newest result counts. */
                coverage: {
                    /** @description Every target, network and found host was looked at completely, and the router was read or there is none set up. */
                    complete: boolean;
                    targets: {
                        complete: string[];
                        partial: string[];
                        no_answer: string[];
                        refused: string[];
                        /** @description Asked for, but there is no result: not yet, or lost with the attempt. */
                        missing: string[];
                    };
                    networks: {
                        /** Format: cidrv4 */
                        network: string;
                        /** @description Addresses looked at; null while nobody has said. */
                        addresses: number | null;
                        /** @description Hosts found there; null while nobody has said. */
                        live: number | null;
                        /** @description Every address was looked at. */
                        complete: boolean;
                    }[];
                    /** @description All hosts of the site with a result, however they were asked for, by outcome. */
                    hosts: {
                        complete: number;
                        partial: number;
                        no_answer: number;
                        refused: number;
                    };
                    router: ("complete" | "partial" | "not_configured" | "unreachable" | "login_refused" | "tls_untrusted" | "timed_out" | "protocol_violation") | "missing";
                    /** @description Hosts that run RouterOS in a version nobody told: not matched, so not clean either. */
                    version_unknown: string[];
                    /** @description How what was seen was held against advisories, over all parts; null before that. */
                    matching: {
                        /** @description The state of all feeds at that moment. */
                        advisory_version: string;
                        /** @description Products with a version, one per host and version. */
                        products: number;
                        /** @description Products whose version nobody told: not matched, so not clean either. */
                        products_without_version: number;
                        /** @description CVEs that name a vendor of these products, and of which nobody has said yet whom they affect. */
                        advisories_not_yet_matched: number;
                    } | null;
                };
                router: {
                    /** @enum {string} */
                    outcome: "complete" | "partial" | "not_configured" | "unreachable" | "login_refused" | "tls_untrusted" | "timed_out" | "protocol_violation";
                    reason: string | null;
                    endpoint: string | null;
                    device_id: string | null;
                    /** Format: date-time */
                    checked_at: string;
                    facts: {
                        identity: string | null;
                        version: string | null;
                        architecture: string | null;
                        board_name: string | null;
                        platform: string | null;
                        uptime: string | null;
                        update_channel: string | null;
                        current_firmware: string | null;
                        upgrade_firmware: string | null;
                        packages: {
                            name: string;
                            version: string;
                            disabled: boolean;
                        }[];
                        services: {
                            name: string;
                            port: number;
                            disabled: boolean;
                            available_from: string;
                        }[];
                        users: {
                            name: string;
                            group: string;
                            disabled: boolean;
                        }[];
                        interfaces: {
                            name: string;
                            type: string;
                            mac: string | null;
                            running: boolean;
                            disabled: boolean;
                        }[];
                        addresses: string[];
                        arp_entries: number | null;
                        dhcp_leases: number | null;
                    } | null;
                    checks: {
                        passed: number;
                        failed: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            severity: "info" | "low" | "medium" | "high" | "critical";
                            asked: string | null;
                            found: string | null;
                            remedy: string;
                        }[];
                        unknown: {
                            id: string;
                            title: string;
                            reason: ("not_applicable" | "no_permission" | "not_read" | "unexpected_shape") | null;
                            detail: string | null;
                        }[];
                    };
                } | null;
                /** @description How many hosts and findings there are, whether they are listed here or left out as too many. */
                hosts_total: number;
                findings_total: number;
                hosts: {
                    /** Format: ipv4 */
                    address: string;
                    /** @enum {string} */
                    outcome: "complete" | "partial" | "no_answer" | "refused";
                    reason: string | null;
                    mac: string | null;
                    mac_source: ("nmap" | "router_arp" | "router_dhcp") | null;
                    vendor: string | null;
                    hostnames: string[];
                    device_id: string | null;
                    scanned_tcp_ports: string;
                    ports_truncated: boolean;
                    /** Format: date-time */
                    started_at: string;
                    /** Format: date-time */
                    ended_at: string;
                    ports: {
                        protocol: string;
                        port: number;
                        state: string;
                        service: {
                            name: string;
                            product: string | null;
                            version: string | null;
                            extra_info: string | null;
                            tunnel: string | null;
                            /**
                             * @description `table`: only a guess from the port number.
                             * @enum {string}
                             */
                            method: "probed" | "table";
                            cpes: string[];
                        } | null;
                    }[];
                }[];
                findings: {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    kind: "advisory" | "check";
                    /** @description The CVE id or the check id. */
                    reference: string;
                    title: string;
                    severity: string;
                    score: number | null;
                    vector: string | null;
                    /** @description Who gave the score; null when nobody did, and for RouterOS advisories, whose table does not say. */
                    score_source: ("nvd" | "cna" | "cisa") | null;
                    /** @description Of CVSS; scores of two are not comparable. */
                    score_version: ("2.0" | "3.0" | "3.1" | "4.0") | null;
                    /**
                     * @description `definite`: the version is one of those named; `unbounded`: the product is named without versions; `possible`: something about the device is not known; `conditional`: only together with something that was not seen there; `unclear`: nobody can decide.
                     * @enum {string}
                     */
                    match_class: "definite" | "unbounded" | "possible" | "conditional" | "unclear";
                    confidence: number;
                    known_exploited: boolean;
                    /** @description By which findings are ordered, 0 to 100; see docs/matching.md. */
                    priority: number;
                    /** @description That it is exploited within 30 days, when it was matched. */
                    epss: number | null;
                    /** @description Where what it is about answers, as `22/tcp`. */
                    ports: string[];
                    /** @description Open, and at or above the `warning_threshold` of the scan. */
                    warning: boolean;
                    /** @description Frameworks the finding matters to, by stated rules; no word on whether a network conforms. */
                    compliance_tags: string[];
                    /** @enum {string} */
                    status: "open" | "accepted" | "mitigated";
                    /** @description What somebody decided about it; null while it is open. */
                    decision: {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "accepted" | "mitigated";
                        justification: string;
                        decided_by: string;
                        /** Format: date-time */
                        decided_at: string;
                        expires_at: string | null;
                        /**
                         * @description `site`: for the device at this site; `all_sites`: wherever the device turns up.
                         * @enum {string}
                         */
                        scope: "site" | "all_sites";
                    } | null;
                    address: string | null;
                    device_id: string | null;
                    explanation: string;
                    evidence: {
                        /** @constant */
                        matcher: "routeros";
                        searched_by: string;
                        found: string;
                        source: string;
                        because: string;
                        range: string | null;
                        fixed_versions: string[];
                        upgrade_to: string[];
                        fix_note: string | null;
                        component: string;
                        precondition: string;
                        exposure: string;
                        published: string | null;
                        source_grade: string;
                        disputed: boolean;
                        exploitation: {
                            /** @description The day CISA listed it in its catalogue of what is exploited (KEV). */
                            kev_added: string | null;
                            kev_due: string | null;
                            /** @description Whether the catalogue knows of its use by ransomware. */
                            ransomware: boolean | null;
                            required_action: string | null;
                            /** @description FIRST's estimate that it is exploited within 30 days. */
                            epss: number | null;
                            epss_percentile: number | null;
                            epss_scored_on: string | null;
                        };
                        table_version: string;
                    } | {
                        /** @constant */
                        matcher: "products";
                        searched_by: string;
                        /** @description The service in its own words. */
                        found: string;
                        source: string;
                        because: string;
                        /** @description The line of the advisory that decided, as a CPE 2.3 name. */
                        criteria: string;
                        range: string | null;
                        /** @description The name by which the advisory knows the product, where it is another. */
                        alias: string | null;
                        product: string | null;
                        services: {
                            protocol: string;
                            port: number;
                            service: string;
                        }[];
                        /** @description What the advisory needs besides, and was seen. */
                        context: string[];
                        /** @description What it needs and was not seen. */
                        conditional_on: string[];
                        /** @description The distribution whose package it is; its repairs may be older than the upstream version. */
                        distribution: {
                            name: string;
                            release: string | null;
                            revision: string | null;
                            package: string | null;
                            fixed_version: string | null;
                        } | null;
                        exposure: string;
                        published: string | null;
                        disputed: boolean;
                        weaknesses: string[];
                        /** @description All that were given, whoever gave them. */
                        scores: {
                            source: string;
                            /** @enum {string} */
                            type: "primary" | "secondary";
                            /** @enum {string} */
                            version: "2.0" | "3.0" | "3.1" | "4.0";
                            score: number;
                            vector: string;
                        }[];
                        exploitation: {
                            /** @description The day CISA listed it in its catalogue of what is exploited (KEV). */
                            kev_added: string | null;
                            kev_due: string | null;
                            /** @description Whether the catalogue knows of its use by ransomware. */
                            ransomware: boolean | null;
                            required_action: string | null;
                            /** @description FIRST's estimate that it is exploited within 30 days. */
                            epss: number | null;
                            epss_percentile: number | null;
                            epss_scored_on: string | null;
                        };
                        /** @description Who said whom the CVE affects: `nvd`, `cve5` or `overlay`. */
                        record_source: string;
                        /** @description The state of all feeds it was matched with. */
                        advisory_version: string;
                    } | {
                        /** @constant */
                        matcher: "checks";
                        asked: string;
                        found: string;
                        check_version: number;
                    };
                    remedy: string | null;
                    /** Format: date-time */
                    found_at: string;
                }[];
            }[];
        };
        CycloneDxDocument: {
            /** @constant */
            bomFormat: "CycloneDX";
            /** @constant */
            specVersion: "1.6";
            serialNumber: string;
            version: number;
            vulnerabilities: ({
                id: string;
            } & {
                [key: string]: unknown;
            })[];
            components: ({
                "bom-ref": string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        OpenVexDocument: {
            "@context": string;
            "@id": string;
            author: string;
            /** Format: date-time */
            timestamp: string;
            version: number;
            statements: ({
                /** @enum {string} */
                status: "affected" | "not_affected" | "fixed" | "under_investigation";
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        SarifLog: {
            /** @constant */
            version: "2.1.0";
            runs: ({
                results: ({
                    ruleId: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        ScanFinding: {
            /** Format: uuid */
            site_id: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "advisory" | "check";
            /** @description The CVE id or the check id. */
            reference: string;
            title: string;
            severity: string;
            score: number | null;
            vector: string | null;
            /** @description Who gave the score; null when nobody did, and for RouterOS advisories, whose table does not say. */
            score_source: ("nvd" | "cna" | "cisa") | null;
            /** @description Of CVSS; scores of two are not comparable. */
            score_version: ("2.0" | "3.0" | "3.1" | "4.0") | null;
            /**
             * @description `definite`: the version is one of those named; `unbounded`: the product is named without versions; `possible`: something about the device is not known; `conditional`: only together with something that was not seen there; `unclear`: nobody can decide.
             * @enum {string}
             */
            match_class: "definite" | "unbounded" | "possible" | "conditional" | "unclear";
            confidence: number;
            known_exploited: boolean;
            /** @description By which findings are ordered, 0 to 100; see docs/matching.md. */
            priority: number;
            /** @description That it is exploited within 30 days, when it was matched. */
            epss: number | null;
            /** @description Where what it is about answers, as `22/tcp`. */
            ports: string[];
            /** @description Open, and at or above the `warning_threshold` of the scan. */
            warning: boolean;
            /** @description Frameworks the finding matters to, by stated rules; no word on whether a network conforms. */
            compliance_tags: string[];
            /** @enum {string} */
            status: "open" | "accepted" | "mitigated";
            /** @description What somebody decided about it; null while it is open. */
            decision: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "accepted" | "mitigated";
                justification: string;
                decided_by: string;
                /** Format: date-time */
                decided_at: string;
                expires_at: string | null;
                /**
                 * @description `site`: for the device at this site; `all_sites`: wherever the device turns up.
                 * @enum {string}
                 */
                scope: "site" | "all_sites";
            } | null;
            address: string | null;
            device_id: string | null;
            explanation: string;
            evidence: {
                /** @constant */
                matcher: "routeros";
                searched_by: string;
                found: string;
                source: string;
                because: string;
                range: string | null;
                fixed_versions: string[];
                upgrade_to: string[];
                fix_note: string | null;
                component: string;
                precondition: string;
                exposure: string;
                published: string | null;
                source_grade: string;
                disputed: boolean;
                exploitation: {
                    /** @description The day CISA listed it in its catalogue of what is exploited (KEV). */
                    kev_added: string | null;
                    kev_due: string | null;
                    /** @description Whether the catalogue knows of its use by ransomware. */
                    ransomware: boolean | null;
                    required_action: string | null;
                    /** @description FIRST's estimate that it is exploited within 30 days. */
                    epss: number | null;
                    epss_percentile: number | null;
                    epss_scored_on: string | null;
                };
                table_version: string;
            } | {
                /** @constant */
                matcher: "products";
                searched_by: string;
                /** @description The service in its own words. */
                found: string;
                source: string;
                because: string;
                /** @description The line of the advisory that decided, as a CPE 2.3 name. */
                criteria: string;
                range: string | null;
                /** @description The name by which the advisory knows the product, where it is another. */
                alias: string | null;
                product: string | null;
                services: {
                    protocol: string;
                    port: number;
                    service: string;
                }[];
                /** @description What the advisory needs besides, and was seen. */
                context: string[];
                /** @description What it needs and was not seen. */
                conditional_on: string[];
                /** @description The distribution whose package it is; its repairs may be older than the upstream version. */
                distribution: {
                    name: string;
                    release: string | null;
                    revision: string | null;
                    package: string | null;
                    fixed_version: string | null;
                } | null;
                exposure: string;
                published: string | null;
                disputed: boolean;
                weaknesses: string[];
                /** @description All that were given, whoever gave them. */
                scores: {
                    source: string;
                    /** @enum {string} */
                    type: "primary" | "secondary";
                    /** @enum {string} */
                    version: "2.0" | "3.0" | "3.1" | "4.0";
                    score: number;
                    vector: string;
                }[];
                exploitation: {
                    /** @description The day CISA listed it in its catalogue of what is exploited (KEV). */
                    kev_added: string | null;
                    kev_due: string | null;
                    /** @description Whether the catalogue knows of its use by ransomware. */
                    ransomware: boolean | null;
                    required_action: string | null;
                    /** @description FIRST's estimate that it is exploited within 30 days. */
                    epss: number | null;
                    epss_percentile: number | null;
                    epss_scored_on: string | null;
                };
                /** @description Who said whom the CVE affects: `nvd`, `cve5` or `overlay`. */
                record_source: string;
                /** @description The state of all feeds it was matched with. */
                advisory_version: string;
            } | {
                /** @constant */
                matcher: "checks";
                asked: string;
                found: string;
                check_version: number;
            };
            remedy: string | null;
            /** Format: date-time */
            found_at: string;
        };
        ScanHost: {
            /** Format: uuid */
            site_id: string;
            /** Format: ipv4 */
            address: string;
            /** @enum {string} */
            outcome: "complete" | "partial" | "no_answer" | "refused";
            reason: string | null;
            mac: string | null;
            mac_source: ("nmap" | "router_arp" | "router_dhcp") | null;
            vendor: string | null;
            hostnames: string[];
            device_id: string | null;
            scanned_tcp_ports: string;
            ports_truncated: boolean;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ended_at: string;
            ports: {
                protocol: string;
                port: number;
                state: string;
                service: {
                    name: string;
                    product: string | null;
                    version: string | null;
                    extra_info: string | null;
                    tunnel: string | null;
                    /**
                     * @description `table`: only a guess from the port number.
                     * @enum {string}
                     */
                    method: "probed" | "table";
                    cpes: string[];
                } | null;
            }[];
        };
        AdvisoryFeeds: {
            /** @description Changes whenever anything in force changes; a finding says with which one it was made. */
            advisory_version: string;
            /** @description Whether feeds are fetched by themselves. */
            automatic: boolean;
            feeds: {
                /** @enum {string} */
                name: "nvd" | "cve5" | "overlay" | "routeros" | "kev" | "epss" | "debian";
                title: string;
                source: string | null;
                /**
                 * @description `fresh`: in force and recent. `stale`: in force, and old. `failing`: the last attempt failed; what was in force stays so. `never`: nothing is in force.
                 * @enum {string}
                 */
                state: "fresh" | "stale" | "failing" | "never";
                /** @description The word of the source for what is in force: a date, or a version. */
                version: string | null;
                /** @description How it came here. */
                origin: ("sync" | "import" | "shipped") | null;
                last_success_at: string | null;
                last_attempt_at: string | null;
                /** @description Why the last attempt failed, in words. */
                last_error: string | null;
                /** @description Null when it is not fetched by itself. */
                next_sync_at: string | null;
                /** @description What is in force of it. */
                records: number;
                /** @description Of them, those that name no product yet, so that nothing can be matched with them. That is not "not affected". */
                records_without_products: number;
                /** @description What the source wants to be said of it. */
                notice: string | null;
            }[];
        };
        SingleDeviceCves: {
            mac_address: string;
            mac_addresses: string[];
            /** @description Scans in which at least one of the devices was seen. */
            total_scans: number;
            /** @description One CVE found on one device in two scans is two. */
            total_cve_instances: number;
            /** @description Host records matched. */
            total_host_count: number;
            /** @description By MAC address; one never seen is in it with zeros. */
            mac_stats: {
                [key: string]: {
                    scans: number;
                    /** @description Host records: how often the device was seen, per scan. */
                    hosts: number;
                    cve_instances: number;
                    unique_cves: number;
                    highest_score: number | null;
                    first_seen: string | null;
                    last_seen: string | null;
                };
            };
            stats: {
                unique_cve_count: number;
                highest_score: number | null;
                /** @description Mean over the CVEs that have a score, each counted once. */
                average_score: number | null;
                open_cve_count: number;
                accepted_cve_count: number;
                mitigated_cve_count: number;
            };
            cves: {
                /**
                 * Format: uuid
                 * @description The finding that stands for all: an open one before others, then the newest.
                 */
                id: string;
                cve_id: string;
                description: string;
                /** @description Null when the day is not known. */
                published_at: string | null;
                /**
                 * Format: date-time
                 * @description When this finding was made.
                 */
                created_at: string;
                vector: string | null;
                score: number | null;
                /** @enum {string} */
                severity: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL" | "UNSCORED";
                /** @description Who assigned the CVE id; null when we do not know. */
                assigner: string | null;
                references: {
                    /** Format: uri */
                    url: string;
                    name: string;
                }[];
                /** @description Null when nobody scored it. */
                cve_detail: {
                    /** @enum {string} */
                    cvss_version: "2.0" | "3.0" | "3.1" | "4.0";
                    vector: string;
                    base_score: number;
                    severity: string;
                    /** @description The impact sub-score; CVSS 4.0 has none. */
                    impact_score: number | null;
                    /** @description The exploitability sub-score; CVSS 4.0 has none. */
                    exploitability_score: number | null;
                    metrics: {
                        attack_vector: string | null;
                        attack_complexity: string | null;
                        /** @description CVSS 4.0 only. */
                        attack_requirements: string | null;
                        privileges_required: string | null;
                        user_interaction: string | null;
                        scope: string | null;
                        confidentiality: string | null;
                        integrity: string | null;
                        availability: string | null;
                    };
                } | null;
                /** Format: uuid */
                scan_id: string;
                compliance_tags: string[];
                host: {
                    /** Format: uuid */
                    id: string;
                    hostname: string | null;
                    mac_address: string;
                    manufacturer: string | null;
                    ip_address: string | null;
                };
                /** @enum {string} */
                status: "open" | "accepted" | "mitigated";
                /** @description Whether it still stands. Only a later complete look without it ends it. */
                current: boolean;
                known_exploited: boolean;
                /** @enum {string} */
                match_class: "definite" | "unbounded" | "possible" | "conditional";
                confidence: number;
                /** @description By which findings are ordered, 0 to 100; see docs/matching.md. */
                priority: number;
                /** @description That it is exploited within 30 days (FIRST). */
                epss: number | null;
                /** @description Who gave the score. */
                score_source: ("nvd" | "cna" | "cisa") | null;
                /** @description Where what it is about answers, as `22/tcp`. */
                ports: string[];
                /** @description In how many scans and on how many devices it was found, this one included. */
                occurrences: number;
                /** @description The newest hundred of them. */
                other_occurrences: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    scan_id: string;
                    /** Format: uuid */
                    host_id: string;
                    /** Format: date-time */
                    created_at: string;
                    mac_address: string;
                }[];
            }[];
        };
        DeviceCves: {
            mac_addresses: string[];
            /** @description Scans in which at least one of the devices was seen. */
            total_scans: number;
            /** @description One CVE found on one device in two scans is two. */
            total_cve_instances: number;
            /** @description Host records matched. */
            total_host_count: number;
            /** @description By MAC address; one never seen is in it with zeros. */
            mac_stats: {
                [key: string]: {
                    scans: number;
                    /** @description Host records: how often the device was seen, per scan. */
                    hosts: number;
                    cve_instances: number;
                    unique_cves: number;
                    highest_score: number | null;
                    first_seen: string | null;
                    last_seen: string | null;
                };
            };
            stats: {
                unique_cve_count: number;
                highest_score: number | null;
                /** @description Mean over the CVEs that have a score, each counted once. */
                average_score: number | null;
                open_cve_count: number;
                accepted_cve_count: number;
                mitigated_cve_count: number;
            };
            cves: {
                /**
                 * Format: uuid
                 * @description The finding that stands for all: an open one before others, then the newest.
                 */
                id: string;
                cve_id: string;
                description: string;
                /** @description Null when the day is not known. */
                published_at: string | null;
                /**
                 * Format: date-time
                 * @description When this finding was made.
                 */
                created_at: string;
                vector: string | null;
                score: number | null;
                /** @enum {string} */
                severity: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL" | "UNSCORED";
                /** @description Who assigned the CVE id; null when we do not know. */
                assigner: string | null;
                references: {
                    /** Format: uri */
                    url: string;
                    name: string;
                }[];
                /** @description Null when nobody scored it. */
                cve_detail: {
                    /** @enum {string} */
                    cvss_version: "2.0" | "3.0" | "3.1" | "4.0";
                    vector: string;
                    base_score: number;
                    severity: string;
                    /** @description The impact sub-score; CVSS 4.0 has none. */
                    impact_score: number | null;
                    /** @description The exploitability sub-score; CVSS 4.0 has none. */
                    exploitability_score: number | null;
                    metrics: {
                        attack_vector: string | null;
                        attack_complexity: string | null;
                        /** @description CVSS 4.0 only. */
                        attack_requirements: string | null;
                        privileges_required: string | null;
                        user_interaction: string | null;
                        scope: string | null;
                        confidentiality: string | null;
                        integrity: string | null;
                        availability: string | null;
                    };
                } | null;
                /** Format: uuid */
                scan_id: string;
                compliance_tags: string[];
                host: {
                    /** Format: uuid */
                    id: string;
                    hostname: string | null;
                    mac_address: string;
                    manufacturer: string | null;
                    ip_address: string | null;
                };
                /** @enum {string} */
                status: "open" | "accepted" | "mitigated";
                /** @description Whether it still stands. Only a later complete look without it ends it. */
                current: boolean;
                known_exploited: boolean;
                /** @enum {string} */
                match_class: "definite" | "unbounded" | "possible" | "conditional";
                confidence: number;
                /** @description By which findings are ordered, 0 to 100; see docs/matching.md. */
                priority: number;
                /** @description That it is exploited within 30 days (FIRST). */
                epss: number | null;
                /** @description Who gave the score. */
                score_source: ("nvd" | "cna" | "cisa") | null;
                /** @description Where what it is about answers, as `22/tcp`. */
                ports: string[];
                /** @description In how many scans and on how many devices it was found, this one included. */
                occurrences: number;
                /** @description The newest hundred of them. */
                other_occurrences: {
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    scan_id: string;
                    /** Format: uuid */
                    host_id: string;
                    /** Format: date-time */
                    created_at: string;
                    mac_address: string;
                }[];
            }[];
        };
        Mitigation: {
            cve_id: string;
            /** @description What to do, in Markdown. */
            mitigation: string;
            /**
             * @description `siteward`: made from our own records alone; `ai`: worded by a language model from the same records.
             * @enum {string}
             */
            origin: "siteward" | "ai";
            /** @description The model that worded it; null when none did. */
            model: string | null;
            /** Format: date-time */
            generated_at: string;
            references: {
                /** Format: uri */
                url: string;
                name: string;
            }[];
            known_exploited: boolean;
            /** @description When CISA listed it as exploited. */
            kev_added: string | null;
            /** @description By when CISA wants it repaired; null when not known. */
            kev_due_date: string | null;
            fixed_versions: string[];
        };
        CveStatusRecord: {
            /** Format: uuid */
            id: string;
            mac_address: string;
            cve_id: string;
            /** @enum {string} */
            status: "accepted" | "mitigated";
            justification: string;
            /** @description The newest scan that had found it when this was decided. */
            scan_id: string | null;
            /** @enum {string} */
            scope: "site" | "all_sites";
            site_id: string | null;
            expires_at: string | null;
            /** @description The same as `expires_at`. */
            expiration_date: string | null;
            in_force: boolean;
            /** @description Why it does not hold any more: a newer decision, its time is over, or the finding rests on other evidence now. */
            ended_by: ("superseded" | "expired" | "evidence_changed") | null;
            created_by: string;
            updated_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CveStatusUpdated: {
            data: components["schemas"]["CveStatusRecord"];
            message: string;
        };
        OpenVexTaken: {
            document_id: string;
            version: number;
            taken: number;
            taken_before: number;
            ignored: number;
            results: {
                /** @description Its place in the document, from 0. */
                statement: number;
                /** @description Its place among the products of the statement, from 0; null when it names none. */
                product: number | null;
                vulnerability: string;
                /** @enum {string} */
                result: "taken" | "taken_before" | "ignored";
                /** @description Why it was ignored; null when it was not. */
                reason: string | null;
                decision_id: string | null;
            }[];
        };
        Site: {
            /** Format: uuid */
            id: string;
            name: string;
            networks: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        AgentCredentials: {
            /** Format: uuid */
            agent_id: string;
            /** Format: uuid */
            site_id: string;
            nats: {
                /** @description Where the broker is. */
                urls: string[];
                /** @description What the agent may do at the broker. Worth nothing without the seed of its key. */
                jwt: string;
            };
            /**
             * Format: date-time
             * @description When the broker ends to take it. The agent renews it long before.
             * @example 2026-11-25T14:00:00Z
             */
            expires_at: string;
        };
        AgentRelease: {
            /**
             * @description Version of the release.
             * @example 1.4.2
             */
            version: string;
            /** Format: date-time */
            released_at: string;
            /** @description The oldest Node.js that runs it. */
            minimum_node: string;
            bytes: number;
            /** @description Of the program, in hexadecimal digits. */
            sha256: string;
        };
        Rollout: {
            /** Format: uuid */
            id: string;
            /**
             * @description Version of the release.
             * @example 1.4.2
             */
            version: string;
            stages: number[];
            soak_s: number;
            /** @enum {string} */
            state: "running" | "done" | "halted";
            /** @description The stage it is in, counted from 1. */
            stage: number;
            /** @description Why it was halted. */
            reason: string | null;
            started_by: string;
            /** Format: date-time */
            started_at: string;
            ended_at: string | null;
            /** @description Sites that are offered the release by now. */
            sites: number;
            agents: {
                /** @description Agents at those sites that run it well. */
                settled: number;
                /** @description Agents that have it on trial. */
                trying: number;
                /** @description Agents that tried it and went back, or refused it. */
                failed: number;
                /** @description Agents that have not tried it yet; those that are offline are among them. */
                waiting: number;
            };
        };
        RenewalChallenge: {
            /** @description To be signed with the key of the agent. */
            nonce: string;
            /**
             * Format: date-time
             * @description Until when a signature of it is taken.
             * @example 2026-11-25T14:00:00Z
             */
            expires_at: string;
        };
        LogLine: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            level: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
            context: string | null;
            message: string;
            details: {
                [key: string]: unknown;
            };
        };
        SupportBundle: {
            /** Format: date-time */
            made_at: string;
            agent: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                site_id: string;
                name: string;
                version: string;
                /** Format: date-time */
                started_at: string;
            };
            machine: {
                platform: string;
                architecture: string;
                kernel: string;
                node_version: string;
                processors: number;
                memory_mib: number;
                free_memory_mib: number;
                up_s: number;
                interfaces: {
                    name: string;
                    address: string;
                    mac: string;
                    is_internal: boolean;
                }[];
            };
            configuration: {
                [key: string]: unknown;
            };
            nmap: {
                path: string;
                version: string | null;
                privileged: boolean;
            };
            health: {
                [key: string]: unknown;
            };
            doctor?: {
                topic: string;
                /** @enum {string} */
                status: "ok" | "warn" | "fail";
                says: string;
                remedy: string | null;
            }[];
            logs: components["schemas"]["LogLine"][];
        };
        SiteRelease: {
            /** Format: uuid */
            site_id: string;
            /**
             * @description Version of the release.
             * @example 1.4.2
             */
            version: string;
            chosen_by: string;
            /** Format: date-time */
            chosen_at: string;
        };
        Agent: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            site_id: string;
            name: string;
            version: string;
            /** @description The public key the agent made; its seed never leaves the agent. */
            public_key: string;
            /**
             * Format: date-time
             * @description When it enrolled.
             * @example 2026-11-25T14:00:00Z
             */
            enrolled_at: string;
            /**
             * Format: date-time
             * @description When the broker will refuse it, unless it renews.
             * @example 2026-11-25T14:00:00Z
             */
            credentials_expire_at: string;
            /**
             * @description `degraded`: it is there, and something is not well; `dark`: it is not there.
             * @enum {string}
             */
            state: "online" | "degraded" | "dark";
            /** @description What is not well while it is there; the gravest first. */
            complaints: {
                /** @enum {string} */
                reason: "clock_wrong" | "credentials_not_renewed" | "nmap_missing" | "nmap_unprivileged" | "router_unreachable" | "router_not_read" | "spool_full" | "results_wait" | "overloaded";
                /** @description What it means, and what to do about it. */
                message: string;
            }[];
            /** @description Whether it was heard within 15 seconds, did not say that it stops, and has not lost its connection. */
            online: boolean;
            /** @description Why it is not there. Null while it is. */
            offline_reason: ("never_heard" | "stopped" | "link_lost" | "silent" | "credentials_expired" | "revoked") | null;
            offline_since: string | null;
            /** @description What it stopped for (`shutdown`, `upgrade`), or what the broker said of the end of its connection. */
            offline_details: string | null;
            last_heard_at: string | null;
            /** @description How far its clock is ahead of the clock of the centre, as of its last word. */
            clock_offset_ms: number | null;
            /** @description What it said of itself last. */
            last_word: {
                /** @constant */
                version: 1;
                /** @enum {string} */
                state: "running" | "stopping";
                /** @enum {string} */
                stopping_for?: "shutdown" | "upgrade";
                agent_name: string;
                agent_version: string;
                /** Format: date-time */
                sent_at: string;
                /** Format: date-time */
                started_at: string;
                load_1m: number;
                memory_mib: number;
                nmap_version: string | null;
                in_work: {
                    /** Format: uuid */
                    scan_id: string;
                    /** Format: uuid */
                    site_scan_id: string;
                    attempt: number;
                    /** Format: date-time */
                    since: string;
                } | null;
                health?: {
                    event_loop_delay_ms: number;
                    spool: {
                        records: number;
                        bytes: number;
                        max_bytes: number;
                        oldest_at: string | null;
                        has_room: boolean;
                    };
                    router: {
                        configured: boolean;
                        reachable: boolean | null;
                        looked_at: string | null;
                        last_outcome: ("complete" | "partial" | "not_configured" | "unreachable" | "login_refused" | "tls_untrusted" | "timed_out" | "protocol_violation") | null;
                        last_outcome_at: string | null;
                        reason: string | null;
                    };
                    nmap_privileged: boolean;
                    clock_offset_ms: number | null;
                    last_error: {
                        /** Format: date-time */
                        at: string;
                        level: string;
                        message: string;
                    } | null;
                };
            } | null;
        };
        Enrolment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            site_id: string;
            name: string | null;
            /** @enum {string} */
            state: "open" | "used" | "expired";
            /**
             * Format: date-time
             * @description When the token was made.
             * @example 2026-11-25T14:00:00Z
             */
            created_at: string;
            /** @description Who asked for it. */
            created_by: string;
            /**
             * Format: date-time
             * @description Until when the token may be used.
             * @example 2026-11-25T14:00:00Z
             */
            expires_at: string;
            used_at: string | null;
            /** @description The agent that used it. */
            agent_id: string | null;
        };
        MadeEnrolment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            site_id: string;
            name: string | null;
            /** @enum {string} */
            state: "open" | "used" | "expired";
            /**
             * Format: date-time
             * @description When the token was made.
             * @example 2026-11-25T14:00:00Z
             */
            created_at: string;
            /** @description Who asked for it. */
            created_by: string;
            /**
             * Format: date-time
             * @description Until when the token may be used.
             * @example 2026-11-25T14:00:00Z
             */
            expires_at: string;
            used_at: string | null;
            /** @description The agent that used it. */
            agent_id: string | null;
            /** @description The one-time token. It is shown once, and stored as a hash. */
            token: string;
            /** @description What to run at the site. */
            command: string;
        };
        SitePresenceStatus: {
            /** Format: uuid */
            site_id: string;
            /**
             * @description The best of its agents counts. `no_agents`: none has enrolled, or all were revoked; an agent at a broker that is not ours is not known here.
             * @enum {string}
             */
            state: "online" | "degraded" | "dark" | "no_agents";
            dark_since: string | null;
            /** @description Why that agent is not there. */
            reason: ("never_heard" | "stopped" | "link_lost" | "silent" | "credentials_expired" | "revoked") | null;
            agents: {
                online: number;
                degraded: number;
                dark: number;
            };
            /** @description Requests to the site. Null when the broker does not say. */
            requests: {
                /** @description Nobody has taken them yet. */
                waiting: number;
                /** @description An agent has them. */
                in_work: number;
            } | null;
            /** @description When its agents came and went, the newest first; at most 50. */
            changes: {
                /** Format: uuid */
                agent_id: string;
                agent_name: string;
                /**
                 * Format: date-time
                 * @description When it came, or was known to be there last.
                 * @example 2026-11-25T14:00:00Z
                 */
                at: string;
                online: boolean;
                reason: ("never_heard" | "stopped" | "link_lost" | "silent" | "credentials_expired" | "revoked") | null;
                /** @description What it stopped for (`shutdown`, `upgrade`), or what the broker said of the end of its connection. */
                details: string | null;
            }[];
        };
        DeviceSummary: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            site_id: string;
            mac_address: string;
            hostname: string | null;
            vendor: string | null;
            /** @description The newest. */
            address: string;
            /** Format: date-time */
            first_seen_at: string;
            /** Format: date-time */
            last_seen_at: string;
            /** @description When it was last looked at completely. Only such a look can show that a vulnerability is gone. */
            last_complete_look_at: string | null;
            /** @description Whether there is at least one open CVE. */
            vulnerable: boolean;
            findings: {
                open: number;
                accepted: number;
                mitigated: number;
                failed_checks: number;
                /** @description Advisories nobody can decide; not part of the counts above. */
                unclear: number;
            };
            /** @description Of the open CVEs. */
            highest_score: number | null;
            /** @description The newest RouterOS version told; null when none was. */
            routeros: {
                version: string;
                /**
                 * @description Whether the router said it over its API, or its FTP banner did.
                 * @enum {string}
                 */
                source: "routeros_api" | "ftp_banner";
                /** Format: date-time */
                seen_at: string;
            } | null;
        };
        DevicesSummary: {
            devices: number;
            vulnerable_devices: number;
            routeros_devices: number;
            never_completely_looked_at: number;
            /** @description With an open CVE that is known to be exploited. */
            known_exploited_devices: number;
            /** @description Instances: one CVE on two devices is two. */
            open_cve_count: number;
            unique_open_cves: number;
            accepted_count: number;
            mitigated_count: number;
            highest_score: number | null;
            /** @description Mean over the open instances that have a score. */
            average_score: number | null;
            by_severity: {
                critical: number;
                high: number;
                medium: number;
                low: number;
                none: number;
                unscored: number;
            };
        };
        DeviceDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            site_id: string;
            mac_address: string;
            hostname: string | null;
            vendor: string | null;
            /** @description The newest. */
            address: string;
            /** Format: date-time */
            first_seen_at: string;
            /** Format: date-time */
            last_seen_at: string;
            /** @description When it was last looked at completely. Only such a look can show that a vulnerability is gone. */
            last_complete_look_at: string | null;
            /** @description Whether there is at least one open CVE. */
            vulnerable: boolean;
            findings: {
                open: number;
                accepted: number;
                mitigated: number;
                failed_checks: number;
                /** @description Advisories nobody can decide; not part of the counts above. */
                unclear: number;
            };
            /** @description Of the open CVEs. */
            highest_score: number | null;
            /** @description The newest RouterOS version told; null when none was. */
            routeros: {
                version: string;
                /**
                 * @description Whether the router said it over its API, or its FTP banner did.
                 * @enum {string}
                 */
                source: "routeros_api" | "ftp_banner";
                /** Format: date-time */
                seen_at: string;
            } | null;
            addresses: {
                address: string;
                /** Format: date-time */
                first_seen_at: string;
                /** Format: date-time */
                last_seen_at: string;
            }[];
            hostnames: {
                hostname: string;
                /** Format: date-time */
                first_seen_at: string;
                /** Format: date-time */
                last_seen_at: string;
            }[];
            ports: {
                /** @description When the ports were last looked at; null when they never were. */
                seen_at: string | null;
                scanned_tcp_ports: string;
                open: {
                    protocol: string;
                    port: number;
                    service: string | null;
                    product: string | null;
                    version: string | null;
                }[];
            };
            /** @description What it last said of itself, when it is the router of its site. */
            router: {
                /** Format: date-time */
                checked_at: string;
                identity: string | null;
                version: string | null;
                board_name: string | null;
                architecture: string | null;
                update_channel: string | null;
                uptime: string | null;
                services: {
                    name: string;
                    port: number;
                    disabled: boolean;
                }[];
            } | null;
            current_findings: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "advisory" | "check";
                /** @description The CVE id or the check id. */
                reference: string;
                title: string;
                severity: string;
                score: number | null;
                /**
                 * @description `definite`: the version is one of those named; `unbounded`: the product is named without versions; `possible`: something about the device is not known; `conditional`: only together with something that was not seen there; `unclear`: nobody can decide.
                 * @enum {string}
                 */
                match_class: "definite" | "unbounded" | "possible" | "conditional" | "unclear";
                confidence: number;
                known_exploited: boolean;
                /** @description By which findings are ordered, 0 to 100; see docs/matching.md. */
                priority: number;
                /** @description Where what it is about answers, as `22/tcp`. */
                ports: string[];
                /** @enum {string} */
                status: "open" | "accepted" | "mitigated";
                decision_id: string | null;
                compliance_tags: string[];
                explanation: string;
                remedy: string | null;
                /** Format: uuid */
                scan_id: string;
                /** Format: date-time */
                found_at: string;
            }[];
            /** @description The newest hundred scans that saw it. */
            scans: {
                /** Format: uuid */
                scan_id: string;
                /** Format: date-time */
                seen_at: string;
                /** @enum {string} */
                as: "host" | "router";
                address: string | null;
                outcome: ("complete" | "partial" | "no_answer" | "refused") | ("complete" | "partial" | "not_configured" | "unreachable" | "login_refused" | "tls_untrusted" | "timed_out" | "protocol_violation");
            }[];
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /** @description The subject of the token, or the id of the API key, that created it. */
            created_by: string;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** @description Since when it is refused; null while it is good. */
            revoked_at: string | null;
            /** @description To within a minute or so; null when it was never used. */
            last_used_at: string | null;
        };
        CreatedApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /** @description The subject of the token, or the id of the API key, that created it. */
            created_by: string;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** @description Since when it is refused; null while it is good. */
            revoked_at: string | null;
            /** @description To within a minute or so; null when it was never used. */
            last_used_at: string | null;
            /** @description The key. It is shown this once; send it where a bearer token goes. */
            key: string;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description The subject of a token, the id of an API key, or `siteward` itself. */
            actor: string;
            /** @enum {string} */
            actor_kind: "user" | "api_key" | "system";
            /** @description What was done, in the past tense: `site.created`. */
            action: string;
            resource_type: string;
            resource_id: string;
            /** @description The `x-request-id` of the request; null when Siteward did it by itself. */
            request_id: string | null;
            details: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description Bad Request - The request was malformed or invalid. */
        BadRequestError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Unauthorized - The request needs a token, and there was none or it was not acceptable. */
        UnauthorizedError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Forbidden - The token is good, but it may not do this. */
        ForbiddenError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Not Found - There is no such thing, or it belongs to somebody else. */
        NotFoundError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Request Timeout - The request took too long to arrive. */
        RequestTimeoutError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Conflict - The state of things does not allow it at the moment. */
        ConflictError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Gone - It was here, and is not any more. */
        GoneError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Precondition Failed - It was changed since it was read. */
        PreconditionFailedError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Payload Too Large - The body is larger than is accepted. */
        PayloadTooLargeError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description URI Too Long - A part of the address is too long. */
        UriTooLongError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Unsupported Media Type - Bodies are read as JSON only. */
        UnsupportedMediaTypeError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible. */
        ValidationError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too Many Requests - The caller has asked too often. */
        TooManyRequestsError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Request Header Fields Too Large - The headers are too large. */
        HeadersTooLargeError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Internal Server Error - Something went wrong on our side. */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Bad Gateway - Something we asked on the way gave no good answer. */
        BadGatewayError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Service Unavailable - Something this server needs is out of reach; try again shortly. */
        ServiceUnavailableError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Gateway Timeout - Something we asked on the way did not answer. */
        GatewayTimeoutError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in our log: the `x-request-id` of the request when it had a usable one.
         * @example 0198b1f4-7a53-7c1e-9d1b-6f1b0d9c2a11
         */
        RequestId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listScanSchedules: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of schedules. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *         "description": "Weekly Scan for Main Office",
                     *         "day_of_week": 1,
                     *         "time_of_day": "02:00",
                     *         "every_n_weeks": 2,
                     *         "timezone": "America/New_York",
                     *         "min_cvss": 4,
                     *         "warning_threshold": 7,
                     *         "sites": [
                     *           {
                     *             "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *             "subnet": "192.168.1.0/24"
                     *           }
                     *         ],
                     *         "ignore_offline_sites": false,
                     *         "notification_group": "security-alerts",
                     *         "notify": [],
                     *         "exclusions": [],
                     *         "profile": "standard",
                     *         "max_packets_per_second": null,
                     *         "blackouts": [],
                     *         "enabled": true,
                     *         "missed_run_policy": "skip",
                     *         "next_scan_at": "2025-11-10T02:00:00-05:00",
                     *         "created_at": "2025-10-15T14:30:00.000Z",
                     *         "running": false,
                     *         "status": "ready",
                     *         "last_run_at": "2025-10-27T02:00:00-04:00",
                     *         "latest_scan": null,
                     *         "updated_at": "2025-10-15T14:30:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScanSchedule"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    createScanSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The schedule to add. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Weekly Scan for Main Office",
                 *       "day_of_week": 1,
                 *       "time_of_day": "02:00",
                 *       "every_n_weeks": 2,
                 *       "timezone": "America/New_York",
                 *       "min_cvss": 4,
                 *       "warning_threshold": 7,
                 *       "sites": [
                 *         {
                 *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                 *           "subnet": "192.168.1.0/24"
                 *         }
                 *       ],
                 *       "ignore_offline_sites": false,
                 *       "notification_group": "security-alerts"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What it is called.
                     * @example Weekly Scan for Main Office
                     */
                    description: string;
                    /**
                     * @description 0 is Sunday, 6 is Saturday.
                     * @example 1
                     */
                    day_of_week: number;
                    /**
                     * @description `HH:MM`, local to `timezone`.
                     * @example 02:00
                     */
                    time_of_day: string;
                    /**
                     * @description It runs every so many weeks.
                     * @example 2
                     */
                    every_n_weeks: number;
                    /**
                     * @description IANA name. A local time that daylight saving skips is moved on by as much as the clock is (02:30 becomes 03:30); of one that comes twice it is the first.
                     * @example America/New_York
                     */
                    timezone: string;
                    /**
                     * @description Findings below this score are left out of reports. Below `warning_threshold`.
                     * @example 4
                     */
                    min_cvss: number;
                    /**
                     * @description Findings at or above this score are a warning.
                     * @example 7
                     */
                    warning_threshold: number;
                    /** @description What is scanned. Several subnets of a site are several elements. */
                    sites: {
                        /**
                         * Format: uuid
                         * @description The site.
                         */
                        id: string;
                        /**
                         * @description CIDR; has to lie inside the networks of the site.
                         * @example 192.168.1.0/24
                         */
                        subnet: string;
                    }[];
                    /**
                     * @description Whether a run goes on at the other sites when one of them is offline.
                     * @default false
                     * @example false
                     */
                    ignore_offline_sites?: boolean;
                    /**
                     * @description Users told when a scan ends. Not looked up here: users live where the tokens come from.
                     * @default []
                     */
                    notify?: string[];
                    /**
                     * @description The group told when a scan ends; takes the place of `notify`.
                     * @default null
                     * @example security-alerts
                     */
                    notification_group?: string | null;
                    /**
                     * @description Never scanned, at none of the sites.
                     * @default []
                     */
                    exclusions?: string[];
                    /**
                     * @description How much of a host is looked at: the 100 or 1000 most usual TCP ports, or all of them.
                     * @default standard
                     * @example standard
                     * @enum {string}
                     */
                    profile?: "quick" | "standard" | "deep";
                    /**
                     * @description Upper bound on what a scan sends at each site; null leaves it to the agent.
                     * @default null
                     * @example null
                     */
                    max_packets_per_second?: number | null;
                    /**
                     * @description Times in which nothing runs. A run that would begin in one is left out.
                     * @default []
                     */
                    blackouts?: {
                        /** Format: date-time */
                        starts_at: string;
                        /** Format: date-time */
                        ends_at: string;
                        /**
                         * @description For people.
                         * @default null
                         */
                        reason?: string | null;
                    }[];
                    /**
                     * @description Whether it runs by itself; it can be started by hand in any case.
                     * @default true
                     */
                    enabled?: boolean;
                    /**
                     * @description What becomes of a run that could not begin within 15 minutes of its time, because nothing was there to begin it: `run` makes up for it once, as soon as possible and outside blackouts; `skip` waits for the next.
                     * @default skip
                     * @example skip
                     * @enum {string}
                     */
                    missed_run_policy?: "run" | "skip";
                };
            };
        };
        responses: {
            /** @description The schedule. */
            201: {
                headers: {
                    /** @description The address of the schedule. */
                    Location?: string;
                    /** @description The version of the settings, for `If-Match`. Runs do not change it. */
                    ETag?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "description": "Weekly Scan for Main Office",
                     *       "day_of_week": 1,
                     *       "time_of_day": "02:00",
                     *       "every_n_weeks": 2,
                     *       "timezone": "America/New_York",
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "sites": [
                     *         {
                     *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "subnet": "192.168.1.0/24"
                     *         }
                     *       ],
                     *       "ignore_offline_sites": false,
                     *       "notification_group": "security-alerts",
                     *       "notify": [],
                     *       "exclusions": [],
                     *       "profile": "standard",
                     *       "max_packets_per_second": null,
                     *       "blackouts": [],
                     *       "enabled": true,
                     *       "missed_run_policy": "skip",
                     *       "next_scan_at": "2025-10-27T02:00:00-04:00",
                     *       "created_at": "2025-10-15T14:30:00.000Z",
                     *       "running": false,
                     *       "status": "ready",
                     *       "last_run_at": null,
                     *       "latest_scan": null,
                     *       "updated_at": "2025-10-15T14:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScanSchedule"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             *     - [`thresholds_invalid`](http://127.0.0.1:3000/errors/thresholds_invalid): The thresholds do not fit together
             *     - [`subnet_outside_site`](http://127.0.0.1:3000/errors/subnet_outside_site): A subnet is outside the networks of its site
             *     - [`schedule_too_large`](http://127.0.0.1:3000/errors/schedule_too_large): The schedule covers too much
             *     - [`nothing_to_scan`](http://127.0.0.1:3000/errors/nothing_to_scan): The exclusions leave nothing to scan
             *     - [`blackout_invalid`](http://127.0.0.1:3000/errors/blackout_invalid): A blackout ends before it starts
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveScanSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    /** @description The version of the settings, for `If-Match`. Runs do not change it. */
                    ETag?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "description": "Weekly Scan for Main Office",
                     *       "day_of_week": 1,
                     *       "time_of_day": "02:00",
                     *       "every_n_weeks": 2,
                     *       "timezone": "America/New_York",
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "sites": [
                     *         {
                     *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "subnet": "192.168.1.0/24"
                     *         }
                     *       ],
                     *       "ignore_offline_sites": false,
                     *       "notification_group": "security-alerts",
                     *       "notify": [],
                     *       "exclusions": [],
                     *       "profile": "standard",
                     *       "max_packets_per_second": null,
                     *       "blackouts": [],
                     *       "enabled": true,
                     *       "missed_run_policy": "skip",
                     *       "next_scan_at": "2025-11-10T02:00:00-05:00",
                     *       "created_at": "2025-10-15T14:30:00.000Z",
                     *       "running": false,
                     *       "status": "ready",
                     *       "last_run_at": "2025-10-27T02:00:00-04:00",
                     *       "latest_scan": null,
                     *       "updated_at": "2025-10-15T14:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScanSchedule"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    replaceScanSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that was read; another version is not touched, and answered 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        /** @description The schedule as it is to be. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Weekly Scan for Main Office",
                 *       "day_of_week": 1,
                 *       "time_of_day": "02:00",
                 *       "every_n_weeks": 2,
                 *       "timezone": "America/New_York",
                 *       "min_cvss": 4,
                 *       "warning_threshold": 7,
                 *       "sites": [
                 *         {
                 *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                 *           "subnet": "192.168.1.0/24"
                 *         }
                 *       ],
                 *       "ignore_offline_sites": false,
                 *       "notification_group": "security-alerts"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What it is called.
                     * @example Weekly Scan for Main Office
                     */
                    description: string;
                    /**
                     * @description 0 is Sunday, 6 is Saturday.
                     * @example 1
                     */
                    day_of_week: number;
                    /**
                     * @description `HH:MM`, local to `timezone`.
                     * @example 02:00
                     */
                    time_of_day: string;
                    /**
                     * @description It runs every so many weeks.
                     * @example 2
                     */
                    every_n_weeks: number;
                    /**
                     * @description IANA name. A local time that daylight saving skips is moved on by as much as the clock is (02:30 becomes 03:30); of one that comes twice it is the first.
                     * @example America/New_York
                     */
                    timezone: string;
                    /**
                     * @description Findings below this score are left out of reports. Below `warning_threshold`.
                     * @example 4
                     */
                    min_cvss: number;
                    /**
                     * @description Findings at or above this score are a warning.
                     * @example 7
                     */
                    warning_threshold: number;
                    /** @description What is scanned. Several subnets of a site are several elements. */
                    sites: {
                        /**
                         * Format: uuid
                         * @description The site.
                         */
                        id: string;
                        /**
                         * @description CIDR; has to lie inside the networks of the site.
                         * @example 192.168.1.0/24
                         */
                        subnet: string;
                    }[];
                    /**
                     * @description Whether a run goes on at the other sites when one of them is offline.
                     * @default false
                     * @example false
                     */
                    ignore_offline_sites?: boolean;
                    /**
                     * @description Users told when a scan ends. Not looked up here: users live where the tokens come from.
                     * @default []
                     */
                    notify?: string[];
                    /**
                     * @description The group told when a scan ends; takes the place of `notify`.
                     * @default null
                     * @example security-alerts
                     */
                    notification_group?: string | null;
                    /**
                     * @description Never scanned, at none of the sites.
                     * @default []
                     */
                    exclusions?: string[];
                    /**
                     * @description How much of a host is looked at: the 100 or 1000 most usual TCP ports, or all of them.
                     * @default standard
                     * @example standard
                     * @enum {string}
                     */
                    profile?: "quick" | "standard" | "deep";
                    /**
                     * @description Upper bound on what a scan sends at each site; null leaves it to the agent.
                     * @default null
                     * @example null
                     */
                    max_packets_per_second?: number | null;
                    /**
                     * @description Times in which nothing runs. A run that would begin in one is left out.
                     * @default []
                     */
                    blackouts?: {
                        /** Format: date-time */
                        starts_at: string;
                        /** Format: date-time */
                        ends_at: string;
                        /**
                         * @description For people.
                         * @default null
                         */
                        reason?: string | null;
                    }[];
                    /**
                     * @description Whether it runs by itself; it can be started by hand in any case.
                     * @default true
                     */
                    enabled?: boolean;
                    /**
                     * @description What becomes of a run that could not begin within 15 minutes of its time, because nothing was there to begin it: `run` makes up for it once, as soon as possible and outside blackouts; `skip` waits for the next.
                     * @default skip
                     * @example skip
                     * @enum {string}
                     */
                    missed_run_policy?: "run" | "skip";
                };
            };
        };
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    /** @description The version of the settings, for `If-Match`. Runs do not change it. */
                    ETag?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "description": "Weekly Scan for Main Office",
                     *       "day_of_week": 1,
                     *       "time_of_day": "02:00",
                     *       "every_n_weeks": 2,
                     *       "timezone": "America/New_York",
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "sites": [
                     *         {
                     *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "subnet": "192.168.1.0/24"
                     *         }
                     *       ],
                     *       "ignore_offline_sites": false,
                     *       "notification_group": "security-alerts",
                     *       "notify": [],
                     *       "exclusions": [],
                     *       "profile": "standard",
                     *       "max_packets_per_second": null,
                     *       "blackouts": [],
                     *       "enabled": true,
                     *       "missed_run_policy": "skip",
                     *       "next_scan_at": "2025-11-10T02:00:00-05:00",
                     *       "created_at": "2025-10-15T14:30:00.000Z",
                     *       "running": false,
                     *       "status": "ready",
                     *       "last_run_at": "2025-10-27T02:00:00-04:00",
                     *       "latest_scan": null,
                     *       "updated_at": "2025-10-15T14:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScanSchedule"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Precondition Failed - It was changed since it was read.
             *
             *     - [`precondition_failed`](http://127.0.0.1:3000/errors/precondition_failed): It was changed in the meantime
             */
            412: components["responses"]["PreconditionFailedError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             *     - [`thresholds_invalid`](http://127.0.0.1:3000/errors/thresholds_invalid): The thresholds do not fit together
             *     - [`subnet_outside_site`](http://127.0.0.1:3000/errors/subnet_outside_site): A subnet is outside the networks of its site
             *     - [`schedule_too_large`](http://127.0.0.1:3000/errors/schedule_too_large): The schedule covers too much
             *     - [`nothing_to_scan`](http://127.0.0.1:3000/errors/nothing_to_scan): The exclusions leave nothing to scan
             *     - [`blackout_invalid`](http://127.0.0.1:3000/errors/blackout_invalid): A blackout ends before it starts
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    deleteScanSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that was read; another version is not touched, and answered 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Precondition Failed - It was changed since it was read.
             *
             *     - [`precondition_failed`](http://127.0.0.1:3000/errors/precondition_failed): It was changed in the meantime
             */
            412: components["responses"]["PreconditionFailedError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    updateScanSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that was read; another version is not touched, and answered 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "time_of_day": "03:30"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What it is called.
                     * @example Weekly Scan for Main Office
                     */
                    description?: string;
                    /**
                     * @description 0 is Sunday, 6 is Saturday.
                     * @example 1
                     */
                    day_of_week?: number;
                    /**
                     * @description `HH:MM`, local to `timezone`.
                     * @example 02:00
                     */
                    time_of_day?: string;
                    /**
                     * @description It runs every so many weeks.
                     * @example 2
                     */
                    every_n_weeks?: number;
                    /**
                     * @description IANA name. A local time that daylight saving skips is moved on by as much as the clock is (02:30 becomes 03:30); of one that comes twice it is the first.
                     * @example America/New_York
                     */
                    timezone?: string;
                    /**
                     * @description Findings below this score are left out of reports. Below `warning_threshold`.
                     * @example 4
                     */
                    min_cvss?: number;
                    /**
                     * @description Findings at or above this score are a warning.
                     * @example 7
                     */
                    warning_threshold?: number;
                    /** @description What is scanned. Several subnets of a site are several elements. */
                    sites?: {
                        /**
                         * Format: uuid
                         * @description The site.
                         */
                        id: string;
                        /**
                         * @description CIDR; has to lie inside the networks of the site.
                         * @example 192.168.1.0/24
                         */
                        subnet: string;
                    }[];
                    /**
                     * @description Whether a run goes on at the other sites when one of them is offline.
                     * @example false
                     */
                    ignore_offline_sites?: boolean;
                    /** @description Users told when a scan ends. Not looked up here: users live where the tokens come from. */
                    notify?: string[];
                    /**
                     * @description The group told when a scan ends; takes the place of `notify`.
                     * @example security-alerts
                     */
                    notification_group?: string | null;
                    /** @description Never scanned, at none of the sites. */
                    exclusions?: string[];
                    /**
                     * @description How much of a host is looked at: the 100 or 1000 most usual TCP ports, or all of them.
                     * @example standard
                     * @enum {string}
                     */
                    profile?: "quick" | "standard" | "deep";
                    /**
                     * @description Upper bound on what a scan sends at each site; null leaves it to the agent.
                     * @example null
                     */
                    max_packets_per_second?: number | null;
                    /** @description Times in which nothing runs. A run that would begin in one is left out. */
                    blackouts?: {
                        /** Format: date-time */
                        starts_at: string;
                        /** Format: date-time */
                        ends_at: string;
                        /**
                         * @description For people.
                         * @default null
                         */
                        reason?: string | null;
                    }[];
                    /** @description Whether it runs by itself; it can be started by hand in any case. */
                    enabled?: boolean;
                    /**
                     * @description What becomes of a run that could not begin within 15 minutes of its time, because nothing was there to begin it: `run` makes up for it once, as soon as possible and outside blackouts; `skip` waits for the next.
                     * @example skip
                     * @enum {string}
                     */
                    missed_run_policy?: "run" | "skip";
                };
            };
        };
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    /** @description The version of the settings, for `If-Match`. Runs do not change it. */
                    ETag?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "description": "Weekly Scan for Main Office",
                     *       "day_of_week": 1,
                     *       "time_of_day": "03:30",
                     *       "every_n_weeks": 2,
                     *       "timezone": "America/New_York",
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "sites": [
                     *         {
                     *           "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "subnet": "192.168.1.0/24"
                     *         }
                     *       ],
                     *       "ignore_offline_sites": false,
                     *       "notification_group": "security-alerts",
                     *       "notify": [],
                     *       "exclusions": [],
                     *       "profile": "standard",
                     *       "max_packets_per_second": null,
                     *       "blackouts": [],
                     *       "enabled": true,
                     *       "missed_run_policy": "skip",
                     *       "next_scan_at": "2025-11-03T03:30:00-05:00",
                     *       "created_at": "2025-10-15T14:30:00.000Z",
                     *       "running": false,
                     *       "status": "ready",
                     *       "last_run_at": "2025-10-27T02:00:00-04:00",
                     *       "latest_scan": null,
                     *       "updated_at": "2025-10-29T09:12:44.105Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScanSchedule"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Precondition Failed - It was changed since it was read.
             *
             *     - [`precondition_failed`](http://127.0.0.1:3000/errors/precondition_failed): It was changed in the meantime
             */
            412: components["responses"]["PreconditionFailedError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             *     - [`thresholds_invalid`](http://127.0.0.1:3000/errors/thresholds_invalid): The thresholds do not fit together
             *     - [`subnet_outside_site`](http://127.0.0.1:3000/errors/subnet_outside_site): A subnet is outside the networks of its site
             *     - [`schedule_too_large`](http://127.0.0.1:3000/errors/schedule_too_large): The schedule covers too much
             *     - [`nothing_to_scan`](http://127.0.0.1:3000/errors/nothing_to_scan): The exclusions leave nothing to scan
             *     - [`blackout_invalid`](http://127.0.0.1:3000/errors/blackout_invalid): A blackout ends before it starts
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    startMultipleIpsScan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this operation; repeating it starts nothing twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Details of the scan to initiate. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                 *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                 *       "ips": [
                 *         "192.168.1.101",
                 *         "192.168.1.105"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The schedule whose settings the scan is made with.
                     */
                    schedule_id: string;
                    /**
                     * Format: uuid
                     * @description The site the addresses are in; has to belong to the schedule.
                     */
                    site_id: string;
                    /** @description All of them are scanned, or none. One that is given twice is scanned once. */
                    ips: string[];
                };
            };
        };
        responses: {
            /** @description The scan has been accepted and is pending execution. */
            202: {
                headers: {
                    /** @description The address of the report. */
                    Location?: string;
                    /** @description `true` for a repeated answer. */
                    "Idempotency-Replayed"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *       "target_ips": [
                     *         "192.168.1.101",
                     *         "192.168.1.105"
                     *       ],
                     *       "status": "pending",
                     *       "created_at": "2025-10-29T14:00:00Z",
                     *       "message": "Scan started successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["MultipleIpsScanResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`idempotency_key_invalid`](http://127.0.0.1:3000/errors/idempotency_key_invalid): The idempotency key is not usable
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`idempotency_in_progress`](http://127.0.0.1:3000/errors/idempotency_in_progress): The same request is still being worked on
             *     - [`too_many_scans`](http://127.0.0.1:3000/errors/too_many_scans): Too many scans of this site are unfinished
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`site_not_in_schedule`](http://127.0.0.1:3000/errors/site_not_in_schedule): The site is not part of the schedule
             *     - [`idempotency_key_reused`](http://127.0.0.1:3000/errors/idempotency_key_reused): The idempotency key was used for another request
             *     - [`addresses_refused`](http://127.0.0.1:3000/errors/addresses_refused): Some of the addresses cannot be scanned
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    startSingleIpScan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this operation; repeating it starts nothing twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Details of the scan to initiate. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                 *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                 *       "ip_address": "192.168.1.55"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The schedule whose settings the scan is made with.
                     * @example 9c43cc95-f313-49a3-b632-524f7a24503b
                     */
                    schedule_id: string;
                    /**
                     * Format: uuid
                     * @description The site in which the address lies.
                     * @example 9c3c1392-7f36-4240-85f2-273573c0384a
                     */
                    site_id: string;
                    /**
                     * Format: ipv4
                     * @description The IPv4 address to scan.
                     * @example 192.168.1.55
                     */
                    ip_address: string;
                };
            };
        };
        responses: {
            /** @description The single-IP scan has been accepted and is pending execution. */
            202: {
                headers: {
                    /** @description The address of the report. */
                    Location?: string;
                    /** @description `true` for a repeated answer. */
                    "Idempotency-Replayed"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "status": "pending",
                     *       "ip_address": "192.168.1.55",
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "created_at": "2025-10-29T14:00:00Z",
                     *       "message": "Scan initiated. Check back for results."
                     *     }
                     */
                    "application/json": components["schemas"]["OnDemandScanResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`ipv6_not_supported`](http://127.0.0.1:3000/errors/ipv6_not_supported): IPv6 addresses are not supported
             *     - [`idempotency_key_invalid`](http://127.0.0.1:3000/errors/idempotency_key_invalid): The idempotency key is not usable
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`idempotency_in_progress`](http://127.0.0.1:3000/errors/idempotency_in_progress): The same request is still being worked on
             *     - [`too_many_scans`](http://127.0.0.1:3000/errors/too_many_scans): Too many scans of this site are unfinished
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`site_not_in_schedule`](http://127.0.0.1:3000/errors/site_not_in_schedule): The site is not part of the schedule
             *     - [`idempotency_key_reused`](http://127.0.0.1:3000/errors/idempotency_key_reused): The idempotency key was used for another request
             *     - [`address_outside_site`](http://127.0.0.1:3000/errors/address_outside_site): The address is outside the networks of the site
             *     - [`address_not_scannable`](http://127.0.0.1:3000/errors/address_not_scannable): An address of this kind is never scanned
             *     - [`address_excluded`](http://127.0.0.1:3000/errors/address_excluded): The address is excluded by the schedule
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    startScheduledScan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this operation; repeating it starts nothing twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scan is opened; its sites are being asked. */
            202: {
                headers: {
                    /** @description The address of the report. */
                    Location?: string;
                    /** @description `true` for a repeated answer. */
                    "Idempotency-Replayed"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "short_id": "ABC-DEF-GHJ",
                     *       "schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "status": "pending",
                     *       "site_scans": [
                     *         {
                     *           "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "status": "pending",
                     *           "reason": null
                     *         }
                     *       ],
                     *       "created_at": "2025-10-29T14:00:00Z",
                     *       "message": "Scan started at all sites of the schedule."
                     *     }
                     */
                    "application/json": components["schemas"]["ScheduledScanResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`idempotency_key_invalid`](http://127.0.0.1:3000/errors/idempotency_key_invalid): The idempotency key is not usable
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`idempotency_in_progress`](http://127.0.0.1:3000/errors/idempotency_in_progress): The same request is still being worked on
             *     - [`too_many_scans`](http://127.0.0.1:3000/errors/too_many_scans): Too many scans of this site are unfinished
             *     - [`schedule_running`](http://127.0.0.1:3000/errors/schedule_running): The schedule is running already
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`idempotency_key_reused`](http://127.0.0.1:3000/errors/idempotency_key_reused): The idempotency key was used for another request
             *     - [`site_offline`](http://127.0.0.1:3000/errors/site_offline): A site is offline
             *     - [`schedule_without_sites`](http://127.0.0.1:3000/errors/schedule_without_sites): The schedule has nothing to scan
             *     - [`schedule_in_blackout`](http://127.0.0.1:3000/errors/schedule_in_blackout): The schedule is in a blackout
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    stopScheduledScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is being stopped. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "status": "stopping",
                     *       "scans": [
                     *         {
                     *           "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *           "status": "stopping",
                     *           "site_scans": [
                     *             {
                     *               "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *               "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *             }
                     *           ],
                     *           "message": "The sites are being asked to stop; what was found stays in the report."
                     *         }
                     *       ],
                     *       "message": "The sites are being asked to stop; what was found stays in the report."
                     *     }
                     */
                    "application/json": components["schemas"]["StoppedScheduleResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`schedule_not_running`](http://127.0.0.1:3000/errors/schedule_not_running): The schedule is not running
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    cancelScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the scan does now. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "status": "stopping",
                     *       "site_scans": [
                     *         {
                     *           "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *         }
                     *       ],
                     *       "message": "The sites are being asked to stop; what was found stays in the report."
                     *     }
                     */
                    "application/json": components["schemas"]["ScanControlResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`scan_finished`](http://127.0.0.1:3000/errors/scan_finished): The scan has ended already
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    pauseScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the scan does now. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "status": "pausing",
                     *       "site_scans": [
                     *         {
                     *           "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *         }
                     *       ],
                     *       "message": "The sites are being asked to come to rest; what is finished is not scanned again."
                     *     }
                     */
                    "application/json": components["schemas"]["ScanControlResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`scan_finished`](http://127.0.0.1:3000/errors/scan_finished): The scan has ended already
             *     - [`scan_stopping`](http://127.0.0.1:3000/errors/scan_stopping): The scan is being stopped
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    resumeScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the scan does now. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *       "status": "pending",
                     *       "site_scans": [
                     *         {
                     *           "scan_site_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e",
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *         }
                     *       ],
                     *       "message": "The scan goes on with what is left."
                     *     }
                     */
                    "application/json": components["schemas"]["ScanControlResponse"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`too_many_scans`](http://127.0.0.1:3000/errors/too_many_scans): Too many scans of this site are unfinished
             *     - [`schedule_running`](http://127.0.0.1:3000/errors/schedule_running): The schedule is running already
             *     - [`scan_pausing`](http://127.0.0.1:3000/errors/scan_pausing): The pause is not carried out yet
             *     - [`scan_not_paused`](http://127.0.0.1:3000/errors/scan_not_paused): The scan is not paused
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`schedule_in_blackout`](http://127.0.0.1:3000/errors/schedule_in_blackout): The schedule is in a blackout
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listScanReports: {
        parameters: {
            query?: {
                /** @description Only scans of this schedule. */
                schedule_id?: string;
                /** @description Only scans this site was part of. */
                site_id?: string;
                /** @description Only scans in one of these states, separated by commas. */
                state?: string;
                /** @description Only scans requested at this moment or later. */
                from?: string;
                /** @description Only scans requested before this moment. */
                to?: string;
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports. */
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last page. */
                    Link?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d",
                     *         "scan_schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *         "scan_id": "ABC-DEF-GHJ",
                     *         "kind": "scheduled",
                     *         "profile": "standard",
                     *         "state": "completed",
                     *         "running": false,
                     *         "progress": {
                     *           "percent": 100,
                     *           "phase": null,
                     *           "hosts_found": 2,
                     *           "hosts_done": 2,
                     *           "last_heard_at": "2026-11-23T12:35:10.000Z"
                     *         },
                     *         "targets": 1,
                     *         "requested_at": "2026-11-23T12:00:00.000Z",
                     *         "started_at": "2026-11-23T12:00:10.000Z",
                     *         "finished_at": "2026-11-23T12:35:10.000Z",
                     *         "runtime": "35 minutes",
                     *         "duration_cumulative": 35,
                     *         "duration_absolute": 35,
                     *         "min_cvss": 4,
                     *         "warning_threshold": 7,
                     *         "average_score": 9.8,
                     *         "highest_score": 9.8,
                     *         "cve_count": 1,
                     *         "unique_cves": 1,
                     *         "cve_repeat_ratio": 1,
                     *         "open_ports": 1,
                     *         "unique_ports": 1,
                     *         "hosts_scanned": 1,
                     *         "hosts_with_cves": 1,
                     *         "sites_with_cves": 1,
                     *         "failed_checks": 0,
                     *         "warnings_count": 1,
                     *         "accepted_count": 0,
                     *         "mitigated_count": 0,
                     *         "findings_below_min_cvss": 2,
                     *         "findings_unclear": 0,
                     *         "percentage_done": 100,
                     *         "percentage_failed": 0,
                     *         "care": "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.",
                     *         "json_url": "https://siteward.example/scans/cve/0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d/report.json?expires=1795615500&signature=jvW1Y2Nl3b7v3iCzqGkTz8rQ0mJr3f1xw5yS6uK9dAE",
                     *         "pdf_url": null,
                     *         "log_url": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScanReportSummary"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    getLatestScanStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the schedule. */
                scanScheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest scan, or `[]`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scan_id": "0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d",
                     *       "state": "completed",
                     *       "running": false,
                     *       "percent": 100,
                     *       "last_heard_at": "2026-11-23T12:35:10.000Z",
                     *       "targets": [
                     *         "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *       ],
                     *       "scanned": [
                     *         "9c3c1392-7f36-4240-85f2-273573c0384a"
                     *       ],
                     *       "failed": []
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        scan_id: string;
                        /**
                         * @description `pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.
                         * @example completed
                         * @enum {string}
                         */
                        state: "pending" | "running" | "processing" | "completed" | "partial" | "failed" | "stopped" | "paused";
                        running: boolean;
                        percent: number;
                        /** @description When an agent of any site was last heard of. */
                        last_heard_at: string | null;
                        /** @description The sites of the scan. */
                        targets: string[];
                        /** @description Those that have ended, in whatever way, after they had begun. */
                        scanned: string[];
                        /** @description Those that ended as failed, those that never began included. */
                        failed: string[];
                    } | unknown[];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`schedule_not_found`](http://127.0.0.1:3000/errors/schedule_not_found): There is no such schedule
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveScanReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d",
                     *       "scan_schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "scan_id": "ABC-DEF-GHJ",
                     *       "kind": "scheduled",
                     *       "profile": "standard",
                     *       "state": "completed",
                     *       "running": false,
                     *       "progress": {
                     *         "percent": 100,
                     *         "phase": null,
                     *         "hosts_found": 2,
                     *         "hosts_done": 2,
                     *         "last_heard_at": "2026-11-23T12:35:10.000Z"
                     *       },
                     *       "targets": 1,
                     *       "requested_at": "2026-11-23T12:00:00.000Z",
                     *       "started_at": "2026-11-23T12:00:10.000Z",
                     *       "finished_at": "2026-11-23T12:35:10.000Z",
                     *       "runtime": "35 minutes",
                     *       "duration_cumulative": 35,
                     *       "duration_absolute": 35,
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "average_score": 9.8,
                     *       "highest_score": 9.8,
                     *       "cve_count": 1,
                     *       "unique_cves": 1,
                     *       "cve_repeat_ratio": 1,
                     *       "open_ports": 1,
                     *       "unique_ports": 1,
                     *       "hosts_scanned": 1,
                     *       "hosts_with_cves": 1,
                     *       "sites_with_cves": 1,
                     *       "failed_checks": 0,
                     *       "warnings_count": 1,
                     *       "accepted_count": 0,
                     *       "mitigated_count": 0,
                     *       "findings_below_min_cvss": 2,
                     *       "findings_unclear": 0,
                     *       "percentage_done": 100,
                     *       "percentage_failed": 0,
                     *       "care": "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.",
                     *       "json_url": "https://siteward.example/scans/cve/0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d/report.json?expires=1795615500&signature=jvW1Y2Nl3b7v3iCzqGkTz8rQ0mJr3f1xw5yS6uK9dAE",
                     *       "pdf_url": null,
                     *       "log_url": null,
                     *       "truncated": false,
                     *       "sites": [
                     *         {
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "site_scan_id": "0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55",
                     *           "state": "completed",
                     *           "outcome": "completed",
                     *           "reason": null,
                     *           "attempt": 1,
                     *           "agent": {
                     *             "name": "branch-office-1",
                     *             "nmap_version": "7.93"
                     *           },
                     *           "progress": {
                     *             "percent": 100,
                     *             "phase": null,
                     *             "hosts_found": 2,
                     *             "hosts_done": 2,
                     *             "last_heard_at": "2026-11-23T12:35:10.000Z"
                     *           },
                     *           "deadline": "2026-11-23T14:00:00.000Z",
                     *           "started_at": "2026-11-23T12:00:10.000Z",
                     *           "finished_at": "2026-11-23T12:35:10.000Z",
                     *           "parts": [
                     *             {
                     *               "site_scan_id": "0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55",
                     *               "state": "completed",
                     *               "reason": null,
                     *               "attempt": 1,
                     *               "opened_at": "2026-11-23T12:00:00.000Z",
                     *               "started_at": "2026-11-23T12:00:10.000Z",
                     *               "finished_at": "2026-11-23T12:35:10.000Z"
                     *             }
                     *           ],
                     *           "care": {
                     *             "summary": "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.",
                     *             "router_load_read": true,
                     *             "peak_cpu_percent": 97,
                     *             "peak_connections_percent": null,
                     *             "slowed_s": 180,
                     *             "paused_s": 42
                     *           },
                     *           "coverage": {
                     *             "complete": true,
                     *             "targets": {
                     *               "complete": [],
                     *               "partial": [],
                     *               "no_answer": [],
                     *               "refused": [],
                     *               "missing": []
                     *             },
                     *             "networks": [
                     *               {
                     *                 "network": "192.168.1.0/24",
                     *                 "addresses": 254,
                     *                 "live": 1,
                     *                 "complete": true
                     *               }
                     *             ],
                     *             "hosts": {
                     *               "complete": 1,
                     *               "partial": 0,
                     *               "no_answer": 0,
                     *               "refused": 0
                     *             },
                     *             "router": "not_configured",
                     *             "version_unknown": [],
                     *             "matching": {
                     *               "advisory_version": "17",
                     *               "products": 1,
                     *               "products_without_version": 0,
                     *               "advisories_not_yet_matched": 0
                     *             }
                     *           },
                     *           "router": null,
                     *           "hosts_total": 1,
                     *           "findings_total": 1,
                     *           "hosts": [
                     *             {
                     *               "address": "192.168.1.55",
                     *               "outcome": "complete",
                     *               "reason": null,
                     *               "mac": "48:8F:5A:12:34:56",
                     *               "mac_source": "nmap",
                     *               "vendor": "Routerboard.com",
                     *               "hostnames": [
                     *                 "ap-hall.lan"
                     *               ],
                     *               "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *               "scanned_tcp_ports": "1-1024",
                     *               "ports_truncated": false,
                     *               "started_at": "2026-11-23T12:10:00.000Z",
                     *               "ended_at": "2026-11-23T12:11:30.000Z",
                     *               "ports": [
                     *                 {
                     *                   "protocol": "tcp",
                     *                   "port": 21,
                     *                   "state": "open",
                     *                   "service": {
                     *                     "name": "ftp",
                     *                     "product": "MikroTik router ftpd",
                     *                     "version": "6.40.7",
                     *                     "extra_info": null,
                     *                     "tunnel": null,
                     *                     "method": "probed",
                     *                     "cpes": []
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "findings": [
                     *             {
                     *               "id": "f3b0c4c2-7d64-5a7e-8e7a-1a2b3c4d5e6f",
                     *               "kind": "advisory",
                     *               "reference": "CVE-2018-14847",
                     *               "title": "Winbox lets anybody read files, and with them the passwords",
                     *               "severity": "critical",
                     *               "score": 9.1,
                     *               "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *               "score_source": null,
                     *               "score_version": "3.1",
                     *               "match_class": "definite",
                     *               "confidence": 70,
                     *               "known_exploited": true,
                     *               "priority": 86.9,
                     *               "epss": 0.94,
                     *               "ports": [
                     *                 "21/tcp"
                     *               ],
                     *               "warning": true,
                     *               "compliance_tags": [
                     *                 "PCI-DSS",
                     *                 "NIST"
                     *               ],
                     *               "status": "open",
                     *               "decision": null,
                     *               "address": "192.168.1.55",
                     *               "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *               "explanation": "RouterOS 6.40.7, learnt from the FTP banner, which is in the affected range >=6.29 <6.40.8.",
                     *               "evidence": {
                     *                 "matcher": "routeros",
                     *                 "searched_by": "the version in the FTP banner",
                     *                 "found": "6.40.7",
                     *                 "source": "ftp_banner",
                     *                 "because": "in_range",
                     *                 "range": ">=6.29 <6.40.8",
                     *                 "fixed_versions": [
                     *                   "6.40.8",
                     *                   "6.42.1"
                     *                 ],
                     *                 "upgrade_to": [
                     *                   "6.40.8 (long-term)"
                     *                 ],
                     *                 "fix_note": null,
                     *                 "component": "winbox",
                     *                 "precondition": "none",
                     *                 "exposure": "unknown",
                     *                 "published": "2018-08-02",
                     *                 "source_grade": "vendor",
                     *                 "disputed": false,
                     *                 "exploitation": {
                     *                   "kev_added": "2021-12-01",
                     *                   "kev_due": "2022-06-01",
                     *                   "ransomware": false,
                     *                   "required_action": "Apply updates per vendor instructions.",
                     *                   "epss": 0.94,
                     *                   "epss_percentile": 0.999,
                     *                   "epss_scored_on": "2026-11-23"
                     *                 },
                     *                 "table_version": "2026-11-01"
                     *               },
                     *               "remedy": "Upgrade RouterOS to 6.40.8 (long-term) or later.",
                     *               "found_at": "2026-11-23T12:11:30.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScanReport"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    followScan: {
        parameters: {
            query?: {
                /** @description As the header `Last-Event-ID`, for a first connection; the header outweighs it. */
                last_event_id?: string;
            };
            header?: {
                /** @description The `id` of the last event the client has. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 17
                     *     event: site_finished
                     *     data: {"scan_id":"0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d","sequence":17,"type":"site_finished","at":"2026-11-23T12:35:10.000Z","site_scan_id":"0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55","payload":{"site_id":"9c3c1392-7f36-4240-85f2-273573c0384a","outcome":"completed"}}
                     *
                     *     event: end
                     *     data: {"scan_id":"0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d","state":"completed","percent":100,"phase":null,"hosts_found":2,"hosts_done":2,"last_heard_at":"2026-11-23T12:35:10.000Z","sites":[{"site_id":"9c3c1392-7f36-4240-85f2-273573c0384a","state":"completed","percent":100,"phase":null,"hosts_found":2,"hosts_done":2,"last_heard_at":"2026-11-23T12:35:10.000Z"}]}
                     */
                    "text/event-stream": string;
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             *     - [`too_many_streams`](http://127.0.0.1:3000/errors/too_many_streams): Too many open streams
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    exportFindingsAsCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table, with a row of names. */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example site_id,device,address,reference,status
                     *     9c3c1392-7f36-4240-85f2-273573c0384a,urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11,10.77.0.11,CVE-2018-14847,open
                     */
                    "text/csv": string;
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    exportFindingsAsCycloneDx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bomFormat": "CycloneDX",
                     *       "specVersion": "1.6",
                     *       "serialNumber": "urn:uuid:019ab2c4-1f2e-7a31-9c51-5b0f6c3f2a10",
                     *       "version": 1,
                     *       "vulnerabilities": [
                     *         {
                     *           "id": "CVE-2018-14847",
                     *           "analysis": {
                     *             "state": "exploitable"
                     *           },
                     *           "affects": [
                     *             {
                     *               "ref": "urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11#cpe:2.3:o:mikrotik:routeros:6.40.7:*:*:*:*:*:*:*"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "components": [
                     *         {
                     *           "type": "device",
                     *           "bom-ref": "urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11",
                     *           "name": "10.77.0.11"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CycloneDxDocument"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    exportFindingsAsOpenVex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "@context": "https://openvex.dev/ns/v0.2.0",
                     *       "@id": "https://siteward.example.com/scans/cve/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/export/openvex#2026-11-25T12:00:00.000Z",
                     *       "author": "Siteward",
                     *       "timestamp": "2026-11-25T12:00:00.000Z",
                     *       "version": 1,
                     *       "statements": [
                     *         {
                     *           "vulnerability": {
                     *             "name": "CVE-2018-14847"
                     *           },
                     *           "products": [
                     *             {
                     *               "@id": "urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11",
                     *               "subcomponents": [
                     *                 {
                     *                   "@id": "cpe:2.3:o:mikrotik:routeros:6.40.7:*:*:*:*:*:*:*",
                     *                   "identifiers": {
                     *                     "cpe23": "cpe:2.3:o:mikrotik:routeros:6.40.7:*:*:*:*:*:*:*"
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "status": "affected",
                     *           "action_statement": "Upgrade to 6.40.8 (long-term)."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OpenVexDocument"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    exportFindingsAsSarif: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log. */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "2.1.0",
                     *       "runs": [
                     *         {
                     *           "results": [
                     *             {
                     *               "ruleId": "CVE-2018-14847"
                     *             }
                     *           ],
                     *           "tool": {
                     *             "driver": {
                     *               "name": "Siteward"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SarifLog"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listScanFindings: {
        parameters: {
            query?: {
                /** @description Only findings at this site. */
                site_id?: string;
                /** @description Only findings of this severity. */
                severity?: "none" | "info" | "low" | "medium" | "high" | "critical" | "unscored";
                /** @description Only findings with this status. */
                status?: "open" | "accepted" | "mitigated";
                /** @description Only findings of this CVE, or of this check. */
                cve_id?: string;
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of findings. */
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last page. */
                    Link?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "id": "f3b0c4c2-7d64-5a7e-8e7a-1a2b3c4d5e6f",
                     *         "kind": "advisory",
                     *         "reference": "CVE-2018-14847",
                     *         "title": "Winbox lets anybody read files, and with them the passwords",
                     *         "severity": "critical",
                     *         "score": 9.1,
                     *         "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *         "score_source": null,
                     *         "score_version": "3.1",
                     *         "match_class": "definite",
                     *         "confidence": 70,
                     *         "known_exploited": true,
                     *         "priority": 86.9,
                     *         "epss": 0.94,
                     *         "ports": [
                     *           "21/tcp"
                     *         ],
                     *         "warning": true,
                     *         "compliance_tags": [
                     *           "PCI-DSS",
                     *           "NIST"
                     *         ],
                     *         "status": "open",
                     *         "decision": null,
                     *         "address": "192.168.1.55",
                     *         "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *         "explanation": "RouterOS 6.40.7, learnt from the FTP banner, which is in the affected range >=6.29 <6.40.8.",
                     *         "evidence": {
                     *           "matcher": "routeros",
                     *           "searched_by": "the version in the FTP banner",
                     *           "found": "6.40.7",
                     *           "source": "ftp_banner",
                     *           "because": "in_range",
                     *           "range": ">=6.29 <6.40.8",
                     *           "fixed_versions": [
                     *             "6.40.8",
                     *             "6.42.1"
                     *           ],
                     *           "upgrade_to": [
                     *             "6.40.8 (long-term)"
                     *           ],
                     *           "fix_note": null,
                     *           "component": "winbox",
                     *           "precondition": "none",
                     *           "exposure": "unknown",
                     *           "published": "2018-08-02",
                     *           "source_grade": "vendor",
                     *           "disputed": false,
                     *           "exploitation": {
                     *             "kev_added": "2021-12-01",
                     *             "kev_due": "2022-06-01",
                     *             "ransomware": false,
                     *             "required_action": "Apply updates per vendor instructions.",
                     *             "epss": 0.94,
                     *             "epss_percentile": 0.999,
                     *             "epss_scored_on": "2026-11-23"
                     *           },
                     *           "table_version": "2026-11-01"
                     *         },
                     *         "remedy": "Upgrade RouterOS to 6.40.8 (long-term) or later.",
                     *         "found_at": "2026-11-23T12:11:30.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScanFinding"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listScanHosts: {
        parameters: {
            query?: {
                /** @description Only hosts of this site. */
                site_id?: string;
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of hosts. */
            200: {
                headers: {
                    /** @description The address of the next page, with `rel="next"`; absent on the last page. */
                    Link?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "address": "192.168.1.55",
                     *         "outcome": "complete",
                     *         "reason": null,
                     *         "mac": "48:8F:5A:12:34:56",
                     *         "mac_source": "nmap",
                     *         "vendor": "Routerboard.com",
                     *         "hostnames": [
                     *           "ap-hall.lan"
                     *         ],
                     *         "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *         "scanned_tcp_ports": "1-1024",
                     *         "ports_truncated": false,
                     *         "started_at": "2026-11-23T12:10:00.000Z",
                     *         "ended_at": "2026-11-23T12:11:30.000Z",
                     *         "ports": [
                     *           {
                     *             "protocol": "tcp",
                     *             "port": 21,
                     *             "state": "open",
                     *             "service": {
                     *               "name": "ftp",
                     *               "product": "MikroTik router ftpd",
                     *               "version": "6.40.7",
                     *               "extra_info": null,
                     *               "tunnel": null,
                     *               "method": "probed",
                     *               "cpes": []
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScanHost"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    downloadScanReport: {
        parameters: {
            query: {
                /** @description Until when the link is good, in seconds since 1970. */
                expires: string;
                /** @description What makes the link ours. */
                signature: string;
            };
            header?: never;
            path: {
                /** @description The `id` of the scan. */
                scan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, never truncated. */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d",
                     *       "scan_schedule_id": "9c43cc95-f313-49a3-b632-524f7a24503b",
                     *       "scan_id": "ABC-DEF-GHJ",
                     *       "kind": "scheduled",
                     *       "profile": "standard",
                     *       "state": "completed",
                     *       "running": false,
                     *       "progress": {
                     *         "percent": 100,
                     *         "phase": null,
                     *         "hosts_found": 2,
                     *         "hosts_done": 2,
                     *         "last_heard_at": "2026-11-23T12:35:10.000Z"
                     *       },
                     *       "targets": 1,
                     *       "requested_at": "2026-11-23T12:00:00.000Z",
                     *       "started_at": "2026-11-23T12:00:10.000Z",
                     *       "finished_at": "2026-11-23T12:35:10.000Z",
                     *       "runtime": "35 minutes",
                     *       "duration_cumulative": 35,
                     *       "duration_absolute": 35,
                     *       "min_cvss": 4,
                     *       "warning_threshold": 7,
                     *       "average_score": 9.8,
                     *       "highest_score": 9.8,
                     *       "cve_count": 1,
                     *       "unique_cves": 1,
                     *       "cve_repeat_ratio": 1,
                     *       "open_ports": 1,
                     *       "unique_ports": 1,
                     *       "hosts_scanned": 1,
                     *       "hosts_with_cves": 1,
                     *       "sites_with_cves": 1,
                     *       "failed_checks": 0,
                     *       "warnings_count": 1,
                     *       "accepted_count": 0,
                     *       "mitigated_count": 0,
                     *       "findings_below_min_cvss": 2,
                     *       "findings_unclear": 0,
                     *       "percentage_done": 100,
                     *       "percentage_failed": 0,
                     *       "care": "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.",
                     *       "json_url": "https://siteward.example/scans/cve/0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d/report.json?expires=1795615500&signature=jvW1Y2Nl3b7v3iCzqGkTz8rQ0mJr3f1xw5yS6uK9dAE",
                     *       "pdf_url": null,
                     *       "log_url": null,
                     *       "truncated": false,
                     *       "sites": [
                     *         {
                     *           "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *           "site_scan_id": "0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55",
                     *           "state": "completed",
                     *           "outcome": "completed",
                     *           "reason": null,
                     *           "attempt": 1,
                     *           "agent": {
                     *             "name": "branch-office-1",
                     *             "nmap_version": "7.93"
                     *           },
                     *           "progress": {
                     *             "percent": 100,
                     *             "phase": null,
                     *             "hosts_found": 2,
                     *             "hosts_done": 2,
                     *             "last_heard_at": "2026-11-23T12:35:10.000Z"
                     *           },
                     *           "deadline": "2026-11-23T14:00:00.000Z",
                     *           "started_at": "2026-11-23T12:00:10.000Z",
                     *           "finished_at": "2026-11-23T12:35:10.000Z",
                     *           "parts": [
                     *             {
                     *               "site_scan_id": "0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55",
                     *               "state": "completed",
                     *               "reason": null,
                     *               "attempt": 1,
                     *               "opened_at": "2026-11-23T12:00:00.000Z",
                     *               "started_at": "2026-11-23T12:00:10.000Z",
                     *               "finished_at": "2026-11-23T12:35:10.000Z"
                     *             }
                     *           ],
                     *           "care": {
                     *             "summary": "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.",
                     *             "router_load_read": true,
                     *             "peak_cpu_percent": 97,
                     *             "peak_connections_percent": null,
                     *             "slowed_s": 180,
                     *             "paused_s": 42
                     *           },
                     *           "coverage": {
                     *             "complete": true,
                     *             "targets": {
                     *               "complete": [],
                     *               "partial": [],
                     *               "no_answer": [],
                     *               "refused": [],
                     *               "missing": []
                     *             },
                     *             "networks": [
                     *               {
                     *                 "network": "192.168.1.0/24",
                     *                 "addresses": 254,
                     *                 "live": 1,
                     *                 "complete": true
                     *               }
                     *             ],
                     *             "hosts": {
                     *               "complete": 1,
                     *               "partial": 0,
                     *               "no_answer": 0,
                     *               "refused": 0
                     *             },
                     *             "router": "not_configured",
                     *             "version_unknown": [],
                     *             "matching": {
                     *               "advisory_version": "17",
                     *               "products": 1,
                     *               "products_without_version": 0,
                     *               "advisories_not_yet_matched": 0
                     *             }
                     *           },
                     *           "router": null,
                     *           "hosts_total": 1,
                     *           "findings_total": 1,
                     *           "hosts": [
                     *             {
                     *               "address": "192.168.1.55",
                     *               "outcome": "complete",
                     *               "reason": null,
                     *               "mac": "48:8F:5A:12:34:56",
                     *               "mac_source": "nmap",
                     *               "vendor": "Routerboard.com",
                     *               "hostnames": [
                     *                 "ap-hall.lan"
                     *               ],
                     *               "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *               "scanned_tcp_ports": "1-1024",
                     *               "ports_truncated": false,
                     *               "started_at": "2026-11-23T12:10:00.000Z",
                     *               "ended_at": "2026-11-23T12:11:30.000Z",
                     *               "ports": [
                     *                 {
                     *                   "protocol": "tcp",
                     *                   "port": 21,
                     *                   "state": "open",
                     *                   "service": {
                     *                     "name": "ftp",
                     *                     "product": "MikroTik router ftpd",
                     *                     "version": "6.40.7",
                     *                     "extra_info": null,
                     *                     "tunnel": null,
                     *                     "method": "probed",
                     *                     "cpes": []
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "findings": [
                     *             {
                     *               "id": "f3b0c4c2-7d64-5a7e-8e7a-1a2b3c4d5e6f",
                     *               "kind": "advisory",
                     *               "reference": "CVE-2018-14847",
                     *               "title": "Winbox lets anybody read files, and with them the passwords",
                     *               "severity": "critical",
                     *               "score": 9.1,
                     *               "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *               "score_source": null,
                     *               "score_version": "3.1",
                     *               "match_class": "definite",
                     *               "confidence": 70,
                     *               "known_exploited": true,
                     *               "priority": 86.9,
                     *               "epss": 0.94,
                     *               "ports": [
                     *                 "21/tcp"
                     *               ],
                     *               "warning": true,
                     *               "compliance_tags": [
                     *                 "PCI-DSS",
                     *                 "NIST"
                     *               ],
                     *               "status": "open",
                     *               "decision": null,
                     *               "address": "192.168.1.55",
                     *               "device_id": "5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b",
                     *               "explanation": "RouterOS 6.40.7, learnt from the FTP banner, which is in the affected range >=6.29 <6.40.8.",
                     *               "evidence": {
                     *                 "matcher": "routeros",
                     *                 "searched_by": "the version in the FTP banner",
                     *                 "found": "6.40.7",
                     *                 "source": "ftp_banner",
                     *                 "because": "in_range",
                     *                 "range": ">=6.29 <6.40.8",
                     *                 "fixed_versions": [
                     *                   "6.40.8",
                     *                   "6.42.1"
                     *                 ],
                     *                 "upgrade_to": [
                     *                   "6.40.8 (long-term)"
                     *                 ],
                     *                 "fix_note": null,
                     *                 "component": "winbox",
                     *                 "precondition": "none",
                     *                 "exposure": "unknown",
                     *                 "published": "2018-08-02",
                     *                 "source_grade": "vendor",
                     *                 "disputed": false,
                     *                 "exploitation": {
                     *                   "kev_added": "2021-12-01",
                     *                   "kev_due": "2022-06-01",
                     *                   "ransomware": false,
                     *                   "required_action": "Apply updates per vendor instructions.",
                     *                   "epss": 0.94,
                     *                   "epss_percentile": 0.999,
                     *                   "epss_scored_on": "2026-11-23"
                     *                 },
                     *                 "table_version": "2026-11-01"
                     *               },
                     *               "remedy": "Upgrade RouterOS to 6.40.8 (long-term) or later.",
                     *               "found_at": "2026-11-23T12:11:30.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScanReport"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`link_invalid`](http://127.0.0.1:3000/errors/link_invalid): The link is not one of ours
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`scan_not_found`](http://127.0.0.1:3000/errors/scan_not_found): There is no such scan
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Gone - It was here, and is not any more.
             *
             *     - [`link_expired`](http://127.0.0.1:3000/errors/link_expired): The link has expired
             */
            410: components["responses"]["GoneError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listAdvisoryFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feeds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "advisory_version": "412",
                     *       "automatic": true,
                     *       "feeds": [
                     *         {
                     *           "name": "kev",
                     *           "title": "CISA's catalogue of known exploited vulnerabilities",
                     *           "source": "https://www.cisa.gov",
                     *           "state": "failing",
                     *           "version": "2026.11.24",
                     *           "origin": "sync",
                     *           "last_success_at": "2026-11-24T18:02:11.000Z",
                     *           "last_attempt_at": "2026-11-25T06:10:45.000Z",
                     *           "last_error": "www.cisa.gov answered 503.",
                     *           "next_sync_at": "2026-11-25T09:12:40.000Z",
                     *           "records": 1561,
                     *           "records_without_products": 0,
                     *           "notice": "The KEV catalogue is published by CISA under CC0; CISA does not endorse this product."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AdvisoryFeeds"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    getCvesOfOneMacAddress: {
        parameters: {
            query: {
                /** @description A MAC address: with colons, hyphens, in the dotted notation of Cisco, or bare; in either case. */
                mac_address: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found on it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mac_address": "00:0C:29:A1:00:11",
                     *       "mac_addresses": [
                     *         "00:0C:29:A1:00:11"
                     *       ],
                     *       "total_scans": 5,
                     *       "total_cve_instances": 23,
                     *       "total_host_count": 8,
                     *       "mac_stats": {
                     *         "00:0C:29:A1:00:11": {
                     *           "scans": 5,
                     *           "hosts": 8,
                     *           "cve_instances": 23,
                     *           "unique_cves": 1,
                     *           "highest_score": 9.1,
                     *           "first_seen": "2026-10-01T02:00:41.000Z",
                     *           "last_seen": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       },
                     *       "stats": {
                     *         "unique_cve_count": 1,
                     *         "highest_score": 9.1,
                     *         "average_score": 9.1,
                     *         "open_cve_count": 1,
                     *         "accepted_cve_count": 0,
                     *         "mitigated_cve_count": 0
                     *       },
                     *       "cves": [
                     *         {
                     *           "id": "5f1c7a52-9f0b-5c0e-8f43-0d6a4b0f8a11",
                     *           "cve_id": "CVE-2018-14847",
                     *           "description": "WinBox lets anybody read files of the router, the user database among them",
                     *           "published_at": "2018-08-02T00:00:00.000Z",
                     *           "created_at": "2026-11-25T02:01:12.000Z",
                     *           "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *           "score": 9.1,
                     *           "severity": "CRITICAL",
                     *           "assigner": "cve@mitre.org",
                     *           "references": [
                     *             {
                     *               "url": "https://nvd.nist.gov/vuln/detail/CVE-2018-14847",
                     *               "name": "NVD record"
                     *             }
                     *           ],
                     *           "cve_detail": {
                     *             "cvss_version": "3.1",
                     *             "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *             "base_score": 9.1,
                     *             "severity": "CRITICAL",
                     *             "impact_score": 5.2,
                     *             "exploitability_score": 3.9,
                     *             "metrics": {
                     *               "attack_vector": "NETWORK",
                     *               "attack_complexity": "LOW",
                     *               "attack_requirements": null,
                     *               "privileges_required": "NONE",
                     *               "user_interaction": "NONE",
                     *               "scope": "UNCHANGED",
                     *               "confidentiality": "HIGH",
                     *               "integrity": "HIGH",
                     *               "availability": "NONE"
                     *             }
                     *           },
                     *           "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *           "compliance_tags": [
                     *             "PCI-DSS",
                     *             "HIPAA",
                     *             "GDPR",
                     *             "SOC2",
                     *             "ISO-27001",
                     *             "NIST"
                     *           ],
                     *           "host": {
                     *             "id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *             "hostname": "gw.lan",
                     *             "mac_address": "00:0C:29:A1:00:11",
                     *             "manufacturer": "Routerboard.com",
                     *             "ip_address": "192.168.1.1"
                     *           },
                     *           "status": "open",
                     *           "current": true,
                     *           "known_exploited": true,
                     *           "match_class": "definite",
                     *           "confidence": 70,
                     *           "priority": 86.9,
                     *           "epss": 0.94,
                     *           "score_source": null,
                     *           "ports": [
                     *             "21/tcp"
                     *           ],
                     *           "occurrences": 2,
                     *           "other_occurrences": [
                     *             {
                     *               "id": "6b2d7a52-9f0b-5c0e-8f43-0d6a4b0f8a12",
                     *               "scan_id": "8b35a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *               "host_id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *               "created_at": "2026-11-18T02:01:09.000Z",
                     *               "mac_address": "00:0C:29:A1:00:11"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SingleDeviceCves"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    getCvesByMacAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The devices. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mac_addresses": [
                 *         "00:0c:29:a1:00:11"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The devices that are asked about, 1 to 100. */
                    mac_addresses: string[];
                };
            };
        };
        responses: {
            /** @description What was found on them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mac_addresses": [
                     *         "00:0C:29:A1:00:11"
                     *       ],
                     *       "total_scans": 5,
                     *       "total_cve_instances": 23,
                     *       "total_host_count": 8,
                     *       "mac_stats": {
                     *         "00:0C:29:A1:00:11": {
                     *           "scans": 5,
                     *           "hosts": 8,
                     *           "cve_instances": 23,
                     *           "unique_cves": 1,
                     *           "highest_score": 9.1,
                     *           "first_seen": "2026-10-01T02:00:41.000Z",
                     *           "last_seen": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       },
                     *       "stats": {
                     *         "unique_cve_count": 1,
                     *         "highest_score": 9.1,
                     *         "average_score": 9.1,
                     *         "open_cve_count": 1,
                     *         "accepted_cve_count": 0,
                     *         "mitigated_cve_count": 0
                     *       },
                     *       "cves": [
                     *         {
                     *           "id": "5f1c7a52-9f0b-5c0e-8f43-0d6a4b0f8a11",
                     *           "cve_id": "CVE-2018-14847",
                     *           "description": "WinBox lets anybody read files of the router, the user database among them",
                     *           "published_at": "2018-08-02T00:00:00.000Z",
                     *           "created_at": "2026-11-25T02:01:12.000Z",
                     *           "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *           "score": 9.1,
                     *           "severity": "CRITICAL",
                     *           "assigner": "cve@mitre.org",
                     *           "references": [
                     *             {
                     *               "url": "https://nvd.nist.gov/vuln/detail/CVE-2018-14847",
                     *               "name": "NVD record"
                     *             }
                     *           ],
                     *           "cve_detail": {
                     *             "cvss_version": "3.1",
                     *             "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N",
                     *             "base_score": 9.1,
                     *             "severity": "CRITICAL",
                     *             "impact_score": 5.2,
                     *             "exploitability_score": 3.9,
                     *             "metrics": {
                     *               "attack_vector": "NETWORK",
                     *               "attack_complexity": "LOW",
                     *               "attack_requirements": null,
                     *               "privileges_required": "NONE",
                     *               "user_interaction": "NONE",
                     *               "scope": "UNCHANGED",
                     *               "confidentiality": "HIGH",
                     *               "integrity": "HIGH",
                     *               "availability": "NONE"
                     *             }
                     *           },
                     *           "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *           "compliance_tags": [
                     *             "PCI-DSS",
                     *             "HIPAA",
                     *             "GDPR",
                     *             "SOC2",
                     *             "ISO-27001",
                     *             "NIST"
                     *           ],
                     *           "host": {
                     *             "id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *             "hostname": "gw.lan",
                     *             "mac_address": "00:0C:29:A1:00:11",
                     *             "manufacturer": "Routerboard.com",
                     *             "ip_address": "192.168.1.1"
                     *           },
                     *           "status": "open",
                     *           "current": true,
                     *           "known_exploited": true,
                     *           "match_class": "definite",
                     *           "confidence": 70,
                     *           "priority": 86.9,
                     *           "epss": 0.94,
                     *           "score_source": null,
                     *           "ports": [
                     *             "21/tcp"
                     *           ],
                     *           "occurrences": 2,
                     *           "other_occurrences": [
                     *             {
                     *               "id": "6b2d7a52-9f0b-5c0e-8f43-0d6a4b0f8a12",
                     *               "scan_id": "8b35a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *               "host_id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *               "created_at": "2026-11-18T02:01:09.000Z",
                     *               "mac_address": "00:0C:29:A1:00:11"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceCves"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    getMitigationSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a CVE, in either case. */
                cve_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cve_id": "CVE-2018-14847",
                     *       "mitigation": "# CVE-2018-14847: winbox (8291/tcp)\n\n…",
                     *       "origin": "siteward",
                     *       "model": null,
                     *       "generated_at": "2026-11-25T12:00:00.000Z",
                     *       "references": [
                     *         {
                     *           "url": "https://nvd.nist.gov/vuln/detail/CVE-2018-14847",
                     *           "name": "NVD record"
                     *         }
                     *       ],
                     *       "known_exploited": true,
                     *       "kev_added": "2021-12-01",
                     *       "kev_due_date": "2022-06-01",
                     *       "fixed_versions": [
                     *         "6.40.8 (long-term)",
                     *         "6.42.1 (stable)"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Mitigation"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`cve_not_found`](http://127.0.0.1:3000/errors/cve_not_found): Nothing is known of this CVE
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listCveStatuses: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
                mac_address?: string;
                cve_id?: string;
                status?: "accepted" | "mitigated";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    /** @description The address of the next page, when there is one. */
                    Link?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "019ab2c4-1f2e-7a31-9c51-5b0f6c3f2a10",
                     *         "mac_address": "00:0C:29:A1:00:11",
                     *         "cve_id": "CVE-2018-14847",
                     *         "status": "accepted",
                     *         "justification": "The service is only reachable from the management network.",
                     *         "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *         "scope": "site",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "expires_at": "2027-06-30T00:00:00.000Z",
                     *         "expiration_date": "2027-06-30T00:00:00.000Z",
                     *         "in_force": true,
                     *         "ended_by": null,
                     *         "created_by": "auth0|652f1c",
                     *         "updated_by": "auth0|652f1c",
                     *         "created_at": "2026-11-25T12:00:00.000Z",
                     *         "updated_at": "2026-11-25T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CveStatusRecord"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    updateCveStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is decided, and why. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mac_address": "00:0c:29:a1:00:11",
                 *       "cve_id": "CVE-2018-14847",
                 *       "status": "accepted",
                 *       "justification": "The service is only reachable from the management network.",
                 *       "expires_at": "2027-06-30T00:00:00Z",
                 *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A MAC address: with colons, hyphens, in the dotted notation of Cisco, or bare; in either case.
                     * @example 00:0C:29:A1:00:11
                     */
                    mac_address: string;
                    /**
                     * @description The id of a CVE, in either case.
                     * @example CVE-2018-14847
                     */
                    cve_id: string;
                    /**
                     * @description `accepted`: a false positive or a risk that is borne; `mitigated`: patched, or worked around.
                     * @example accepted
                     * @enum {string}
                     */
                    status: "accepted" | "mitigated";
                    /**
                     * @description Why, for whoever reads it later; 10 to 1000 characters.
                     * @example The service is only reachable from the management network.
                     */
                    justification: string;
                    /**
                     * Format: date-time
                     * @description When the finding opens again by itself; without it never.
                     * @example 2027-06-30T00:00:00Z
                     */
                    expires_at?: string;
                    /**
                     * Format: uuid
                     * @description Only at this site; without it at all sites of the device.
                     */
                    site_id?: string;
                };
            };
        };
        responses: {
            /** @description The decision is recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "019ab2c4-1f2e-7a31-9c51-5b0f6c3f2a10",
                     *         "mac_address": "00:0C:29:A1:00:11",
                     *         "cve_id": "CVE-2018-14847",
                     *         "status": "accepted",
                     *         "justification": "The service is only reachable from the management network.",
                     *         "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *         "scope": "site",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "expires_at": "2027-06-30T00:00:00.000Z",
                     *         "expiration_date": "2027-06-30T00:00:00.000Z",
                     *         "in_force": true,
                     *         "ended_by": null,
                     *         "created_by": "auth0|652f1c",
                     *         "updated_by": "auth0|652f1c",
                     *         "created_at": "2026-11-25T12:00:00.000Z",
                     *         "updated_at": "2026-11-25T12:00:00.000Z"
                     *       },
                     *       "message": "CVE status updated successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["CveStatusUpdated"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`device_not_found`](http://127.0.0.1:3000/errors/device_not_found): There is no such device
             *     - [`finding_not_found`](http://127.0.0.1:3000/errors/finding_not_found): The device does not have this CVE
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`expiry_in_past`](http://127.0.0.1:3000/errors/expiry_in_past): The decision would have expired already
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    importOpenVexStatements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A document of OpenVEX 0.2.0, at most 1000 statements. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "@context": "https://openvex.dev/ns/v0.2.0",
                 *       "@id": "https://vendor.example/vex/2026-17",
                 *       "author": "The vendor",
                 *       "version": 1,
                 *       "statements": [
                 *         {
                 *           "vulnerability": {
                 *             "name": "CVE-2018-14847"
                 *           },
                 *           "products": [
                 *             {
                 *               "@id": "urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11"
                 *             }
                 *           ],
                 *           "status": "not_affected",
                 *           "justification": "inline_mitigations_already_exist"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    "@context": string;
                    /** @description Which document it is. Said again, it changes nothing. */
                    "@id": string;
                    author: string;
                    version: number | string;
                    statements: {
                        "@id"?: string;
                        vulnerability: string | {
                            name: string;
                            aliases?: string[];
                        };
                        products?: (string | ({
                            "@id"?: string;
                        } & {
                            [key: string]: unknown;
                        }))[];
                        status: string;
                        justification?: string;
                        impact_statement?: string;
                        status_notes?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What became of each statement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document_id": "https://vendor.example/vex/2026-17",
                     *       "version": 1,
                     *       "taken": 1,
                     *       "taken_before": 0,
                     *       "ignored": 0,
                     *       "results": [
                     *         {
                     *           "statement": 0,
                     *           "product": 0,
                     *           "vulnerability": "CVE-2018-14847",
                     *           "result": "taken",
                     *           "reason": null,
                     *           "decision_id": "019ab2c4-1f2e-7a31-9c51-5b0f6c3f2a10"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OpenVexTaken"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listSites: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
                /** @description Only sites with this in their name, in either case. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sites. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "name": "Main office",
                     *         "networks": [
                     *           "192.168.88.0/24",
                     *           "10.20.0.0/16"
                     *         ],
                     *         "created_at": "2026-11-02T09:30:00.000Z",
                     *         "updated_at": "2026-11-02T09:30:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Site"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The site to add. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main office",
                 *       "networks": [
                 *         "192.168.88.0/24",
                 *         "10.20.0.0/16"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uuid
                     * @description An id of your own. Without one, one is made.
                     * @example 9c3c1392-7f36-4240-85f2-273573c0384a
                     */
                    id?: string;
                    /**
                     * @description How people call the site.
                     * @example Main office
                     */
                    name: string;
                    /**
                     * @description What may be scanned at the site: IPv4 networks (CIDR), private, link-local or loopback. Host bits are cleared, and a network inside another one of the list is left out.
                     * @example [
                     *       "192.168.88.0/24",
                     *       "10.20.0.0/16"
                     *     ]
                     */
                    networks: string[];
                };
            };
        };
        responses: {
            /** @description The site. */
            201: {
                headers: {
                    /** @description The address of the site. */
                    Location?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "name": "Main office",
                     *       "networks": [
                     *         "192.168.88.0/24",
                     *         "10.20.0.0/16"
                     *       ],
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "updated_at": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`ipv6_not_supported`](http://127.0.0.1:3000/errors/ipv6_not_supported): IPv6 addresses are not supported
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`site_exists`](http://127.0.0.1:3000/errors/site_exists): The id of the site is taken
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "name": "Main office",
                     *       "networks": [
                     *         "192.168.88.0/24",
                     *         "10.20.0.0/16"
                     *       ],
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "updated_at": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    replaceSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        /** @description The site as it is to be. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main office",
                 *       "networks": [
                 *         "192.168.88.0/24",
                 *         "10.20.0.0/16"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How people call the site.
                     * @example Main office
                     */
                    name: string;
                    /**
                     * @description What may be scanned at the site: IPv4 networks (CIDR), private, link-local or loopback. Host bits are cleared, and a network inside another one of the list is left out.
                     * @example [
                     *       "192.168.88.0/24",
                     *       "10.20.0.0/16"
                     *     ]
                     */
                    networks: string[];
                };
            };
        };
        responses: {
            /** @description The site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "name": "Main office",
                     *       "networks": [
                     *         "192.168.88.0/24",
                     *         "10.20.0.0/16"
                     *       ],
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "updated_at": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`ipv6_not_supported`](http://127.0.0.1:3000/errors/ipv6_not_supported): IPv6 addresses are not supported
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    deleteSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    updateSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        /** @description What is to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Head office"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How people call the site.
                     * @example Main office
                     */
                    name?: string;
                    /**
                     * @description What may be scanned at the site: IPv4 networks (CIDR), private, link-local or loopback. Host bits are cleared, and a network inside another one of the list is left out.
                     * @example [
                     *       "192.168.88.0/24",
                     *       "10.20.0.0/16"
                     *     ]
                     */
                    networks?: string[];
                };
            };
        };
        responses: {
            /** @description The site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "name": "Head office",
                     *       "networks": [
                     *         "192.168.88.0/24",
                     *         "10.20.0.0/16"
                     *       ],
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "updated_at": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             *     - [`ipv6_not_supported`](http://127.0.0.1:3000/errors/ipv6_not_supported): IPv6 addresses are not supported
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`network_not_scannable`](http://127.0.0.1:3000/errors/network_not_scannable): The network can never be scanned
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    enrolAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The token, and the public half of the key the agent made. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "swe_Vz4l0mXyq3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQI",
                 *       "public_key": "UBWY5G6ROCDMW22ADNTACGCZI7Z3WYFXG2DF3MDGBL6MXXONFAQI3CDF",
                 *       "name": "branch-office-1",
                 *       "version": "0.1.0"
                 *     }
                 */
                "application/json": {
                    /** @description The one-time token of the enrolment. */
                    token: string;
                    /** @description The public key the agent made; its seed never leaves the agent. */
                    public_key: string;
                    /**
                     * @description How the agent calls itself.
                     * @example branch-office-1
                     */
                    name: string;
                    /**
                     * @description The version of the agent.
                     * @example 0.1.0
                     */
                    version: string;
                };
            };
        };
        responses: {
            /** @description The agent has enrolled. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_id": "019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f",
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "nats": {
                     *         "urls": [
                     *           "tls://broker.example:4222"
                     *         ],
                     *         "jwt": "eyJ0eXAiOiJKV1QiLCJhbGciOiJlZDI1NTE5LW5rZXkifQ.e30.c2lnbmF0dXJl"
                     *       },
                     *       "expires_at": "2026-12-25T14:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AgentCredentials"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`enrolment_token_unknown`](http://127.0.0.1:3000/errors/enrolment_token_unknown): The enrolment token is not known
             *     - [`enrolment_token_expired`](http://127.0.0.1:3000/errors/enrolment_token_expired): The enrolment token has expired
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`enrolment_token_used`](http://127.0.0.1:3000/errors/enrolment_token_used): The enrolment token was used before
             *     - [`agent_key_taken`](http://127.0.0.1:3000/errors/agent_key_taken): The key of the agent is taken
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`enrolment_unavailable`](http://127.0.0.1:3000/errors/enrolment_unavailable): Agents cannot enrol here
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listAgentReleases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All releases. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "version": "1.4.2",
                     *         "released_at": "2026-11-25T12:00:00Z",
                     *         "minimum_node": "20.19.0",
                     *         "bytes": 2345678,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AgentRelease"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    downloadAgentRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of the release. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example "use strict"; /* … *\/ */
                    "application/octet-stream": string;
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`release_not_found`](http://127.0.0.1:3000/errors/release_not_found): There is no such release of the agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listRollouts: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rollouts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "019abf15-3c4d-7e5f-8a6b-7c8d9e0f1a2b",
                     *         "version": "1.4.2",
                     *         "stages": [
                     *           5,
                     *           25,
                     *           100
                     *         ],
                     *         "soak_s": 3600,
                     *         "state": "running",
                     *         "stage": 2,
                     *         "reason": null,
                     *         "started_by": "user-1",
                     *         "started_at": "2026-11-25T14:00:00.000Z",
                     *         "ended_at": null,
                     *         "sites": 12,
                     *         "agents": {
                     *           "settled": 9,
                     *           "trying": 2,
                     *           "failed": 0,
                     *           "waiting": 3
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Rollout"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    startRollout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The release and its stages. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "1.4.2",
                 *       "stages": [
                 *         5,
                 *         25,
                 *         100
                 *       ],
                 *       "soak_s": 3600
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Version of the release.
                     * @example 1.4.2
                     */
                    version: string;
                    /**
                     * @description How many percent of the sites have the release in each stage; the last one is 100.
                     * @default [
                     *       5,
                     *       25,
                     *       100
                     *     ]
                     */
                    stages?: number[];
                    /**
                     * @description How long all agents of a stage have to run well before the next stage begins, in seconds.
                     * @default 3600
                     */
                    soak_s?: number;
                };
            };
        };
        responses: {
            /** @description The rollout has begun. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019abf15-3c4d-7e5f-8a6b-7c8d9e0f1a2b",
                     *       "version": "1.4.2",
                     *       "stages": [
                     *         5,
                     *         25,
                     *         100
                     *       ],
                     *       "soak_s": 3600,
                     *       "state": "running",
                     *       "stage": 1,
                     *       "reason": null,
                     *       "started_by": "user-1",
                     *       "started_at": "2026-11-25T14:00:00.000Z",
                     *       "ended_at": null,
                     *       "sites": 0,
                     *       "agents": {
                     *         "settled": 9,
                     *         "trying": 2,
                     *         "failed": 0,
                     *         "waiting": 3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`release_not_found`](http://127.0.0.1:3000/errors/release_not_found): There is no such release of the agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`rollout_running`](http://127.0.0.1:3000/errors/rollout_running): Another rollout is running
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    haltRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rollout. */
                rollout_id: string;
            };
            cookie?: never;
        };
        /** @description Why. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "scans take twice as long"
                 *     }
                 */
                "application/json": {
                    /** @default halted by hand */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The rollout is halted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`rollout_not_found`](http://127.0.0.1:3000/errors/rollout_not_found): There is no such rollout
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`rollout_ended`](http://127.0.0.1:3000/errors/rollout_ended): The rollout has ended
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    revokeAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The agent. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`agent_not_found`](http://127.0.0.1:3000/errors/agent_not_found): There is no such agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    challengeAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The agent. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nonce. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "nonce": "1795611900000.q3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQIVz4l0mXy",
                     *       "expires_at": "2026-11-25T14:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewalChallenge"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`enrolment_unavailable`](http://127.0.0.1:3000/errors/enrolment_unavailable): Agents cannot enrol here
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    readAgentLogs: {
        parameters: {
            query?: {
                /** @description The newest so many lines. */
                limit?: number;
                /** @description Lines of this level and worse ones. */
                level?: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
                /** @description No line that is older. */
                since?: string;
            };
            header?: never;
            path: {
                /** @description The agent. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "at": "2026-11-25T14:09:58.104Z",
                     *         "level": "warn",
                     *         "context": "Spool",
                     *         "message": "The spool or its disk is full: no request is taken until there is room",
                     *         "details": {}
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["LogLine"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`agent_not_found`](http://127.0.0.1:3000/errors/agent_not_found): There is no such agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`agent_offline`](http://127.0.0.1:3000/errors/agent_offline): The agent is not there
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Bad Gateway - Something we asked on the way gave no good answer.
             *
             *     - [`agent_answer_unusable`](http://127.0.0.1:3000/errors/agent_answer_unusable): The agent gave no usable answer
             */
            502: components["responses"]["BadGatewayError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
            /**
             * @description Gateway Timeout - Something we asked on the way did not answer.
             *
             *     - [`agent_does_not_answer`](http://127.0.0.1:3000/errors/agent_does_not_answer): The agent did not answer
             */
            504: components["responses"]["GatewayTimeoutError"];
        };
    };
    renewAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The agent. */
                agent_id: string;
            };
            cookie?: never;
        };
        /** @description A fresh nonce, signed. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "nonce": "1795611900000.q3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQIVz4l0mXy",
                 *       "signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 *       "version": "0.1.0"
                 *     }
                 */
                "application/json": {
                    nonce: string;
                    /** @description Of the nonce, by Ed25519 with the key of the agent; base64url. */
                    signature: string;
                    /**
                     * @description The version of the agent.
                     * @example 0.1.0
                     */
                    version: string;
                };
            };
        };
        responses: {
            /** @description The new credentials. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_id": "019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f",
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "nats": {
                     *         "urls": [
                     *           "tls://broker.example:4222"
                     *         ],
                     *         "jwt": "eyJ0eXAiOiJKV1QiLCJhbGciOiJlZDI1NTE5LW5rZXkifQ.e30.c2lnbmF0dXJl"
                     *       },
                     *       "expires_at": "2026-12-25T14:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AgentCredentials"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`agent_refused`](http://127.0.0.1:3000/errors/agent_refused): The agent is not let in
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`enrolment_unavailable`](http://127.0.0.1:3000/errors/enrolment_unavailable): Agents cannot enrol here
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    makeSupportBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The agent. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "made_at": "2026-11-25T14:10:02.300Z",
                     *       "agent": {
                     *         "id": "019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "name": "branch-office-1",
                     *         "version": "0.1.0",
                     *         "started_at": "2026-11-25T14:05:01.000Z"
                     *       },
                     *       "machine": {
                     *         "platform": "linux",
                     *         "architecture": "arm64",
                     *         "kernel": "6.1.0-28-arm64",
                     *         "node_version": "v20.20.2",
                     *         "processors": 4,
                     *         "memory_mib": 1849,
                     *         "free_memory_mib": 1200,
                     *         "up_s": 86412,
                     *         "interfaces": [
                     *           {
                     *             "name": "eth0",
                     *             "address": "192.168.88.10/24",
                     *             "mac": "02:00:5e:10:00:01",
                     *             "is_internal": false
                     *           }
                     *         ]
                     *       },
                     *       "configuration": {
                     *         "name": "branch-office-1",
                     *         "nmapPath": "nmap"
                     *       },
                     *       "nmap": {
                     *         "path": "nmap",
                     *         "version": "7.95",
                     *         "privileged": true
                     *       },
                     *       "health": {
                     *         "event_loop_delay_ms": 21.4
                     *       },
                     *       "doctor": [
                     *         {
                     *           "topic": "nmap",
                     *           "status": "ok",
                     *           "says": "nmap 7.95 sends raw packets.",
                     *           "remedy": null
                     *         }
                     *       ],
                     *       "logs": [
                     *         {
                     *           "at": "2026-11-25T14:09:58.104Z",
                     *           "level": "warn",
                     *           "context": "Spool",
                     *           "message": "The spool or its disk is full: no request is taken until there is room",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SupportBundle"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`agent_not_found`](http://127.0.0.1:3000/errors/agent_not_found): There is no such agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Conflict - The state of things does not allow it at the moment.
             *
             *     - [`agent_offline`](http://127.0.0.1:3000/errors/agent_offline): The agent is not there
             */
            409: components["responses"]["ConflictError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Bad Gateway - Something we asked on the way gave no good answer.
             *
             *     - [`agent_answer_unusable`](http://127.0.0.1:3000/errors/agent_answer_unusable): The agent gave no usable answer
             */
            502: components["responses"]["BadGatewayError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
            /**
             * @description Gateway Timeout - Something we asked on the way did not answer.
             *
             *     - [`agent_does_not_answer`](http://127.0.0.1:3000/errors/agent_does_not_answer): The agent did not answer
             */
            504: components["responses"]["GatewayTimeoutError"];
        };
    };
    installAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example #!/bin/sh
                     *     # Installs the Siteward agent …
                     */
                    "text/x-shellscript": string;
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`installer_not_available`](http://127.0.0.1:3000/errors/installer_not_available): There is no package of the agent here
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    downloadAgentPackage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the file. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The package. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example !<arch>
                     *     debian-binary
                     */
                    "application/vnd.debian.binary-package": string;
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`installer_not_available`](http://127.0.0.1:3000/errors/installer_not_available): There is no package of the agent here
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`address_limited`](http://127.0.0.1:3000/errors/address_limited): Too many requests from this address
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    chooseSiteRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        /** @description The release. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "1.4.2"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Version of the release.
                     * @example 1.4.2
                     */
                    version: string;
                };
            };
        };
        responses: {
            /** @description The choice. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "version": "1.4.2",
                     *       "chosen_by": "user-1",
                     *       "chosen_at": "2026-11-25T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SiteRelease"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             *     - [`release_not_found`](http://127.0.0.1:3000/errors/release_not_found): There is no such release of the agent
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    leaveSiteRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is chosen for the site any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_release_not_found`](http://127.0.0.1:3000/errors/site_release_not_found): No release is chosen for the site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
                /** @description Whether agents that were revoked are listed, too. */
                include_revoked?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agents. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "name": "branch-office-1",
                     *         "version": "0.1.0",
                     *         "public_key": "UBWY5G6ROCDMW22ADNTACGCZI7Z3WYFXG2DF3MDGBL6MXXONFAQI3CDF",
                     *         "enrolled_at": "2026-11-25T14:05:00.000Z",
                     *         "credentials_expire_at": "2026-12-25T14:05:00.000Z",
                     *         "state": "degraded",
                     *         "complaints": [
                     *           {
                     *             "reason": "router_unreachable",
                     *             "message": "Its router cannot be reached. Nothing listens at 192.0.2.1:8729 (ECONNREFUSED)."
                     *           }
                     *         ],
                     *         "online": true,
                     *         "offline_reason": null,
                     *         "offline_since": null,
                     *         "offline_details": null,
                     *         "last_heard_at": "2026-11-25T14:10:02.300Z",
                     *         "clock_offset_ms": -12,
                     *         "last_word": {
                     *           "version": 1,
                     *           "state": "running",
                     *           "agent_name": "branch-office-1",
                     *           "agent_version": "0.1.0",
                     *           "sent_at": "2026-11-25T14:10:02.288Z",
                     *           "started_at": "2026-11-25T14:05:01.000Z",
                     *           "load_1m": 0.12,
                     *           "memory_mib": 74.5,
                     *           "nmap_version": "7.95",
                     *           "in_work": null,
                     *           "health": {
                     *             "event_loop_delay_ms": 21.4,
                     *             "spool": {
                     *               "records": 0,
                     *               "bytes": 0,
                     *               "max_bytes": 268435456,
                     *               "oldest_at": null,
                     *               "has_room": true
                     *             },
                     *             "router": {
                     *               "configured": true,
                     *               "reachable": false,
                     *               "looked_at": "2026-11-25T14:10:00.000Z",
                     *               "last_outcome": "complete",
                     *               "last_outcome_at": "2026-11-25T04:00:12.000Z",
                     *               "reason": "Nothing listens at 192.0.2.1:8729 (ECONNREFUSED)."
                     *             },
                     *             "nmap_privileged": true,
                     *             "clock_offset_ms": -9,
                     *             "last_error": null
                     *           }
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Agent"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of enrolments. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "019abf12-7c1d-7e55-9c51-5b0f6c3f2a10",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "name": "branch office, rack 2",
                     *         "state": "open",
                     *         "created_at": "2026-11-25T14:00:00.000Z",
                     *         "created_by": "user-1",
                     *         "expires_at": "2026-11-25T15:00:00.000Z",
                     *         "used_at": null,
                     *         "agent_id": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Enrolment"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    createEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        /** @description What the token is for. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "branch office, rack 2",
                 *       "expires_in_s": 3600
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What the token is for, for people.
                     * @default null
                     * @example branch office, rack 2
                     */
                    name?: string | null;
                    /**
                     * @description For how long the token may be used, in seconds.
                     * @default 3600
                     * @example 3600
                     */
                    expires_in_s?: number;
                };
            };
        };
        responses: {
            /** @description The enrolment, with its token. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019abf12-7c1d-7e55-9c51-5b0f6c3f2a10",
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "name": "branch office, rack 2",
                     *       "state": "open",
                     *       "created_at": "2026-11-25T14:00:00.000Z",
                     *       "created_by": "user-1",
                     *       "expires_at": "2026-11-25T15:00:00.000Z",
                     *       "used_at": null,
                     *       "agent_id": null,
                     *       "token": "swe_Vz4l0mXyq3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQI",
                     *       "command": "siteward-agent enrol --url https://siteward.example --token swe_Vz4l0mXyq3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQI"
                     *     }
                     */
                    "application/json": components["schemas"]["MadeEnrolment"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`enrolment_unavailable`](http://127.0.0.1:3000/errors/enrolment_unavailable): Agents cannot enrol here
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    deleteEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
                /** @description The enrolment. */
                enrolment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enrolment is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`enrolment_not_found`](http://127.0.0.1:3000/errors/enrolment_not_found): There is no such enrolment
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveSitePresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The site. */
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands at the site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "state": "dark",
                     *       "dark_since": "2026-11-25T14:10:02.300Z",
                     *       "reason": "stopped",
                     *       "agents": {
                     *         "online": 0,
                     *         "degraded": 0,
                     *         "dark": 1
                     *       },
                     *       "requests": {
                     *         "waiting": 1,
                     *         "in_work": 0
                     *       },
                     *       "changes": [
                     *         {
                     *           "agent_id": "019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f",
                     *           "agent_name": "branch-office-1",
                     *           "at": "2026-11-25T14:10:02.300Z",
                     *           "online": false,
                     *           "reason": "stopped",
                     *           "details": "shutdown"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SitePresenceStatus"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`site_not_found`](http://127.0.0.1:3000/errors/site_not_found): There is no such site
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
                /** @description Only those of this site. */
                site_id?: string;
                mac_address?: string;
                /** @description Part of the host name, the vendor or the address, in either case. */
                q?: string;
                /** @description `true`: only those with an open CVE; `false`: only those without. */
                vulnerable?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices. */
            200: {
                headers: {
                    /** @description The address of the next page, when there is one. */
                    Link?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *         "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "mac_address": "00:0C:29:A1:00:11",
                     *         "hostname": "gw.lan",
                     *         "vendor": "Routerboard.com",
                     *         "address": "192.168.1.1",
                     *         "first_seen_at": "2026-10-01T02:00:41.000Z",
                     *         "last_seen_at": "2026-11-25T02:01:12.000Z",
                     *         "last_complete_look_at": "2026-11-25T02:01:12.000Z",
                     *         "vulnerable": true,
                     *         "findings": {
                     *           "open": 1,
                     *           "accepted": 0,
                     *           "mitigated": 0,
                     *           "failed_checks": 0,
                     *           "unclear": 0
                     *         },
                     *         "highest_score": 9.1,
                     *         "routeros": {
                     *           "version": "6.40.7",
                     *           "source": "ftp_banner",
                     *           "seen_at": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["DeviceSummary"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    summariseDevices: {
        parameters: {
            query?: {
                /** @description Only devices of this site. */
                site_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "devices": 42,
                     *       "vulnerable_devices": 2,
                     *       "routeros_devices": 3,
                     *       "never_completely_looked_at": 4,
                     *       "known_exploited_devices": 1,
                     *       "open_cve_count": 87,
                     *       "unique_open_cves": 61,
                     *       "accepted_count": 3,
                     *       "mitigated_count": 1,
                     *       "highest_score": 9.8,
                     *       "average_score": 7.1,
                     *       "by_severity": {
                     *         "critical": 9,
                     *         "high": 41,
                     *         "medium": 30,
                     *         "low": 2,
                     *         "none": 0,
                     *         "unscored": 5
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DevicesSummary"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11",
                     *       "site_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *       "mac_address": "00:0C:29:A1:00:11",
                     *       "hostname": "gw.lan",
                     *       "vendor": "Routerboard.com",
                     *       "address": "192.168.1.1",
                     *       "first_seen_at": "2026-10-01T02:00:41.000Z",
                     *       "last_seen_at": "2026-11-25T02:01:12.000Z",
                     *       "last_complete_look_at": "2026-11-25T02:01:12.000Z",
                     *       "vulnerable": true,
                     *       "findings": {
                     *         "open": 1,
                     *         "accepted": 0,
                     *         "mitigated": 0,
                     *         "failed_checks": 0,
                     *         "unclear": 0
                     *       },
                     *       "highest_score": 9.1,
                     *       "routeros": {
                     *         "version": "6.40.7",
                     *         "source": "ftp_banner",
                     *         "seen_at": "2026-11-25T02:01:12.000Z"
                     *       },
                     *       "addresses": [
                     *         {
                     *           "address": "192.168.1.1",
                     *           "first_seen_at": "2026-10-01T02:00:41.000Z",
                     *           "last_seen_at": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       ],
                     *       "hostnames": [
                     *         {
                     *           "hostname": "gw.lan",
                     *           "first_seen_at": "2026-10-01T02:00:41.000Z",
                     *           "last_seen_at": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       ],
                     *       "ports": {
                     *         "seen_at": "2026-11-25T02:01:12.000Z",
                     *         "scanned_tcp_ports": "1-1024,8291",
                     *         "open": [
                     *           {
                     *             "protocol": "tcp",
                     *             "port": 21,
                     *             "service": "ftp",
                     *             "product": "MikroTik router ftpd",
                     *             "version": "6.40.7"
                     *           }
                     *         ]
                     *       },
                     *       "router": null,
                     *       "current_findings": [
                     *         {
                     *           "id": "5f1c7a52-9f0b-5c0e-8f43-0d6a4b0f8a11",
                     *           "kind": "advisory",
                     *           "reference": "CVE-2018-14847",
                     *           "title": "WinBox lets anybody read files of the router, the user database among them",
                     *           "severity": "critical",
                     *           "score": 9.1,
                     *           "match_class": "definite",
                     *           "confidence": 70,
                     *           "known_exploited": true,
                     *           "priority": 86.9,
                     *           "ports": [
                     *             "21/tcp"
                     *           ],
                     *           "status": "open",
                     *           "decision_id": null,
                     *           "compliance_tags": [
                     *             "PCI-DSS",
                     *             "HIPAA",
                     *             "GDPR",
                     *             "SOC2",
                     *             "ISO-27001",
                     *             "NIST"
                     *           ],
                     *           "explanation": "The device runs RouterOS 6.40.7 (by its FTP banner), which is in the affected range >=6.29 <6.40.8.",
                     *           "remedy": "Upgrade to RouterOS 6.40.8 (long-term) or later.",
                     *           "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *           "found_at": "2026-11-25T02:01:12.000Z"
                     *         }
                     *       ],
                     *       "scans": [
                     *         {
                     *           "scan_id": "9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d",
                     *           "seen_at": "2026-11-25T02:01:12.000Z",
                     *           "as": "host",
                     *           "address": "192.168.1.1",
                     *           "outcome": "complete"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceDetail"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`device_not_found`](http://127.0.0.1:3000/errors/device_not_found): There is no such device
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0192f7a4-6b1e-7c3d-8e5f-001122334455",
                     *         "name": "Nightly export",
                     *         "scopes": [
                     *           "cve:view",
                     *           "site:view"
                     *         ],
                     *         "created_by": "user-1",
                     *         "created_at": "2026-11-02T09:30:00.000Z",
                     *         "expires_at": "2027-01-31T00:00:00.000Z",
                     *         "revoked_at": null,
                     *         "last_used_at": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ApiKey"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the key is for and what it may do. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly export",
                 *       "scopes": [
                 *         "cve:view",
                 *         "site:view"
                 *       ],
                 *       "expires_at": "2027-01-31T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What the key is for.
                     * @example Nightly export
                     */
                    name: string;
                    /**
                     * @description What the key is allowed, at most what the token of this request is allowed.
                     * @example [
                     *       "cve:view",
                     *       "site:view"
                     *     ]
                     */
                    scopes: ("*" | "cve:*" | "site:*" | "agent:*" | "key:*" | "audit:*" | "cve:view" | "cve:create" | "cve:update" | "cve:delete" | "cve:run" | "cve:manage" | "site:view" | "site:create" | "site:update" | "site:delete" | "agent:support" | "key:view" | "key:create" | "key:delete" | "audit:view")[];
                    /**
                     * @description When the key ends by itself; without it, when it is revoked.
                     * @example 2027-01-31T00:00:00Z
                     */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description The key; keep it now. */
            201: {
                headers: {
                    /** @description The address of the key. */
                    Location?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192f7a4-6b1e-7c3d-8e5f-001122334455",
                     *       "name": "Nightly export",
                     *       "scopes": [
                     *         "cve:view",
                     *         "site:view"
                     *       ],
                     *       "created_by": "user-1",
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "expires_at": "2027-01-31T00:00:00.000Z",
                     *       "revoked_at": null,
                     *       "last_used_at": null,
                     *       "key": "swk_0192f7a46b1e7c3d8e5f001122334455_this-is-where-the-secret-is-43-characters-a"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`body_not_json`](http://127.0.0.1:3000/errors/body_not_json): The body is not JSON
             *     - [`body_not_object`](http://127.0.0.1:3000/errors/body_not_object): The body is not a JSON object
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             *     - [`scope_not_given`](http://127.0.0.1:3000/errors/scope_not_given): Only scopes you have can be given away
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Request Timeout - The request took too long to arrive.
             *
             *     - [`request_timeout`](http://127.0.0.1:3000/errors/request_timeout): The request took too long to arrive
             */
            408: components["responses"]["RequestTimeoutError"];
            /**
             * @description Payload Too Large - The body is larger than is accepted.
             *
             *     - [`body_too_large`](http://127.0.0.1:3000/errors/body_too_large): The body is too large
             */
            413: components["responses"]["PayloadTooLargeError"];
            /**
             * @description Unsupported Media Type - Bodies are read as JSON only.
             *
             *     - [`content_type_unsupported`](http://127.0.0.1:3000/errors/content_type_unsupported): The content type is not supported
             */
            415: components["responses"]["UnsupportedMediaTypeError"];
            /**
             * @description Unprocessable Entity - The request is well-formed, but what it asks for is impossible.
             *
             *     - [`expiry_not_ahead`](http://127.0.0.1:3000/errors/expiry_not_ahead): The key would have expired already
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    retrieveApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192f7a4-6b1e-7c3d-8e5f-001122334455",
                     *       "name": "Nightly export",
                     *       "scopes": [
                     *         "cve:view",
                     *         "site:view"
                     *       ],
                     *       "created_by": "user-1",
                     *       "created_at": "2026-11-02T09:30:00.000Z",
                     *       "expires_at": "2027-01-31T00:00:00.000Z",
                     *       "revoked_at": null,
                     *       "last_used_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`api_key_not_found`](http://127.0.0.1:3000/errors/api_key_not_found): There is no such API key
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Not Found - There is no such thing, or it belongs to somebody else.
             *
             *     - [`api_key_not_found`](http://127.0.0.1:3000/errors/api_key_not_found): There is no such API key
             */
            404: components["responses"]["NotFoundError"];
            /**
             * @description URI Too Long - A part of the address is too long.
             *
             *     - [`url_too_long`](http://127.0.0.1:3000/errors/url_too_long): A part of the address is too long
             */
            414: components["responses"]["UriTooLongError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description How many elements a page has at most. */
                limit?: number;
                /** @description Where the page begins, out of the `Link` header of the page before. */
                cursor?: string;
                /** @description Only what this subject or API key did. */
                actor?: string;
                /** @description Only this action. */
                action?: string;
                /** @description Only what was done to resources of this type. */
                resource_type?: string;
                /** @description Only what was done to this resource. */
                resource_id?: string;
                /** @description Not before this moment. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0192f7a4-6b1e-7c3d-8e5f-00112233aabb",
                     *         "at": "2026-11-02T09:30:00.000Z",
                     *         "actor": "user-1",
                     *         "actor_kind": "user",
                     *         "action": "site.created",
                     *         "resource_type": "site",
                     *         "resource_id": "9c3c1392-7f36-4240-85f2-273573c0384a",
                     *         "request_id": "c1f0a2de-5a5e-4c3e-9b55-4c63de4bb4a1",
                     *         "details": {
                     *           "name": "Main office",
                     *           "networks": [
                     *             "192.168.88.0/24"
                     *           ]
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AuditEntry"][];
                };
            };
            /**
             * @description Bad Request - The request was malformed or invalid.
             *
             *     - [`parameter_missing`](http://127.0.0.1:3000/errors/parameter_missing): A parameter is missing
             *     - [`parameter_invalid`](http://127.0.0.1:3000/errors/parameter_invalid): A parameter has the wrong form
             *     - [`parameter_unknown`](http://127.0.0.1:3000/errors/parameter_unknown): A parameter is not known
             *     - [`cursor_invalid`](http://127.0.0.1:3000/errors/cursor_invalid): The page cursor is not valid
             *     - [`request_malformed`](http://127.0.0.1:3000/errors/request_malformed): The request is malformed
             */
            400: components["responses"]["BadRequestError"];
            /**
             * @description Unauthorized - The request needs a token, and there was none or it was not acceptable.
             *
             *     - [`token_missing`](http://127.0.0.1:3000/errors/token_missing): There is no bearer token
             *     - [`token_malformed`](http://127.0.0.1:3000/errors/token_malformed): The token cannot be read
             *     - [`token_invalid`](http://127.0.0.1:3000/errors/token_invalid): The signature of the token is not accepted
             *     - [`token_expired`](http://127.0.0.1:3000/errors/token_expired): The token has expired
             *     - [`token_claims_invalid`](http://127.0.0.1:3000/errors/token_claims_invalid): The token is not meant for this use
             *     - [`api_key_invalid`](http://127.0.0.1:3000/errors/api_key_invalid): The API key is not known
             *     - [`api_key_expired`](http://127.0.0.1:3000/errors/api_key_expired): The API key has expired
             *     - [`api_key_revoked`](http://127.0.0.1:3000/errors/api_key_revoked): The API key was revoked
             *     - [`tenant_missing`](http://127.0.0.1:3000/errors/tenant_missing): The token names no tenant
             */
            401: components["responses"]["UnauthorizedError"];
            /**
             * @description Forbidden - The token is good, but it may not do this.
             *
             *     - [`scope_missing`](http://127.0.0.1:3000/errors/scope_missing): The token may not do this
             */
            403: components["responses"]["ForbiddenError"];
            /**
             * @description Too Many Requests - The caller has asked too often.
             *
             *     - [`wrong_tokens_limited`](http://127.0.0.1:3000/errors/wrong_tokens_limited): Too many wrong tokens from this address
             *     - [`rate_limited`](http://127.0.0.1:3000/errors/rate_limited): Too many requests
             */
            429: components["responses"]["TooManyRequestsError"];
            /**
             * @description Request Header Fields Too Large - The headers are too large.
             *
             *     - [`headers_too_large`](http://127.0.0.1:3000/errors/headers_too_large): The headers are too large
             */
            431: components["responses"]["HeadersTooLargeError"];
            /**
             * @description Internal Server Error - Something went wrong on our side.
             *
             *     - [`internal_error`](http://127.0.0.1:3000/errors/internal_error): Something went wrong on our side
             */
            500: components["responses"]["InternalServerError"];
            /**
             * @description Service Unavailable - Something this server needs is out of reach; try again shortly.
             *
             *     - [`service_unavailable`](http://127.0.0.1:3000/errors/service_unavailable): The service cannot answer at the moment
             */
            503: components["responses"]["ServiceUnavailableError"];
        };
    };
}
