/** Reports of replays, campaigns and detection: one self-contained page each, with the same figures as JSON, CSV and Parquet beside it. */
package covenant.api.report;
