package io.switchboard.provisioning.doctor;

import java.time.Duration;
import java.util.Optional;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the diagnosis of a tenant's set-up at Twilio. */
@RestController
@RequestMapping("/api/doctor")
class DoctorController {

    private static final int MOST_SECONDS = 3_600;
    private static final Duration FIRST_EXAMINATION = Duration.ofSeconds(5);

    private final DiagnosisStore diagnoses;
    private final TenantExaminations examinations;

    DoctorController(DiagnosisStore diagnoses, TenantExaminations examinations) {
        this.diagnoses = diagnoses;
        this.examinations = examinations;
    }

    /** Returns the last diagnosis; examines a tenant that has none. */
    @GetMapping
    TenantDiagnosis last(TenantId tenant) {
        return existing(diagnoses.find(tenant).or(() -> examinations.run(tenant)));
    }

    /**
     * Examines now, unless the last examination was a moment ago; its time says so.
     *
     * @param maxAgeSeconds the age up to which the last examination suffices, so that several who repeat the request examine
     *     once
     */
    @PostMapping("/run")
    TenantDiagnosis run(TenantId tenant, @RequestParam(defaultValue = "0") int maxAgeSeconds) {
        if (maxAgeSeconds < 0 || maxAgeSeconds > MOST_SECONDS) {
            throw ApiProblem.invalid("invalid-age", "maxAgeSeconds must be between 0 and " + MOST_SECONDS + ".");
        }
        return existing(examinations.run(tenant, Duration.ofSeconds(maxAgeSeconds)));
    }

    private static TenantDiagnosis existing(Optional<TenantDiagnosis> diagnosis) {
        return diagnosis.orElseThrow(() -> ApiProblem.unavailable(
                        "examination-in-progress", "The first examination is in progress. Ask again in a few seconds.")
                .retryAfter(FIRST_EXAMINATION));
    }
}
