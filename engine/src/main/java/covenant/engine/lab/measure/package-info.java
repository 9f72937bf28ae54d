/** What is measured over the runs of a campaign, each with its confidence interval and kept apart from the others, because they disagree. */
package covenant.engine.lab.measure;
