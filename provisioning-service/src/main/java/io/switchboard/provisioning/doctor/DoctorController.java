package io.switchboard.provisioning.doctor;

import java.time.Duration;
import java.util.Optional;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the diagnosis of a tenant's set-up at Twilio. */
@RestController
@RequestMapping("/api/doctor")
class DoctorController {

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

    /** Examines now, unless the last examination was a moment ago; its time says so. */
    @PostMapping("/run")
    TenantDiagnosis run(TenantId tenant) {
        return existing(examinations.run(tenant));
    }

    private static TenantDiagnosis existing(Optional<TenantDiagnosis> diagnosis) {
        return diagnosis.orElseThrow(() -> ApiProblem.unavailable(
                        "examination-in-progress", "The first examination is in progress. Ask again in a few seconds.")
                .retryAfter(FIRST_EXAMINATION));
    }
}
