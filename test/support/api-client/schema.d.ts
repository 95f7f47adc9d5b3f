// Generated from docs/openapi.json by: node tools/openapi.mjs
export interface paths {
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
    "/scans/cve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Scan Reports
         * @description All scans, newest first, each in figures. The address of the next page is in the `Link` header.
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
    "/scans/cve/{scan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a Scan Report
         * @description One scan with everything that was seen and found, also while it runs.
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
        /** @description Too Many Requests - This token has asked too often. */
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
             */
            422: components["responses"]["ValidationError"];
            /**
             * @description Too Many Requests - This token has asked too often.
             *
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
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                        /**
                         * Format: uri
                         * @description The whole report as a file: a signed address that needs no token and is good for a while.
                         */
                        json_url: string;
                        pdf_url: string | null;
                        log_url: string | null;
                    }[];
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
             * @description Too Many Requests - This token has asked too often.
             *
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
                    "application/json": {
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
                                /**
                                 * @description `definite`, `possible` or `unclear`.
                                 * @enum {string}
                                 */
                                match_class: "definite" | "possible" | "unclear";
                                confidence: number;
                                known_exploited: boolean;
                                /** @description Open, and at or above the `warning_threshold` of the scan. */
                                warning: boolean;
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
                                    table_version: string;
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
             * @description Too Many Requests - This token has asked too often.
             *
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
