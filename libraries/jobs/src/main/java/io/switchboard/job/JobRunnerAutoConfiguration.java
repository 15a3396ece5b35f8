package io.switchboard.job;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the jobs. */
@AutoConfiguration
@Import(JobRunner.class)
class JobRunnerAutoConfiguration {}
