package io.switchboard.job.result;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives a service the files that its jobs make. */
@AutoConfiguration
@Import({JobResultController.class, JobResults.class})
class JobResultsAutoConfiguration {}
