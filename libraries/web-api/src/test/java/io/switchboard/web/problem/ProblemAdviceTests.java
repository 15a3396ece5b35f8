package io.switchboard.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.FailureTranslator;
import io.switchboard.web.FieldProblem;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

class ProblemAdviceTests {

    private static final FailureTranslator DATABASE = failure -> failure instanceof DatabaseAway
            ? Optional.of(ApiProblem.unavailable("storage-unavailable", "Try again."))
            : Optional.empty();

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new FailingController())
            .setControllerAdvice(new ProblemAdvice(List.of(DATABASE)))
            .build();

    @Test
    void aFailureThatIsTranslatedAsksTheCallerToTryAgain() throws Exception {
        api.perform(get("/database"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/storage-unavailable"));
    }

    @Test
    void aFailureThatNothingTranslatesTellsNothingOfTheService() throws Exception {
        api.perform(get("/bug"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/internal-server-error"))
                .andExpect(jsonPath("$.detail").value("The service failed; it is safe to try again."));
    }

    @Test
    void aProblemThatAHandlerThrowsKeepsItsTypeAndHeaders() throws Exception {
        api.perform(get("/problem"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/too-many-streams"));
    }

    @Test
    void anOutdatedRevisionIsAnsweredWithThePresentState() throws Exception {
        api.perform(get("/outdated"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(header().string("ETag", "\"7\""))
                .andExpect(jsonPath("$.current.name").value("present"));
    }

    @Test
    void invalidFieldsAreNamed() throws Exception {
        api.perform(get("/fields"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("At 'rules.0': is empty"))
                .andExpect(jsonPath("$.errors[0].field").value("rules.0"));
    }

    @Test
    void aFailureOfSpringGetsTheTypeOfItsStatus() throws Exception {
        api.perform(post("/bug"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/method-not-allowed"));
    }

    private static final class DatabaseAway extends RuntimeException {}

    @RestController
    static final class FailingController {

        @GetMapping("/{kind}")
        String fail(@PathVariable("kind") String kind) {
            throw switch (kind) {
                case "database" -> new DatabaseAway();
                case "problem" -> ApiProblem.tooMany("too-many-streams", "Close some.", Duration.ofSeconds(30));
                case "outdated" -> ApiProblem.outdated(7, Map.of("name", "present"));
                case "fields" ->
                    ApiProblem.invalidFields("invalid-setting", List.of(new FieldProblem("rules.0", "is empty")));
                default -> new IllegalStateException("secret");
            };
        }
    }
}
