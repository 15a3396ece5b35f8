package io.switchboard.provisioning.numbers;

import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

class StorageAdviceTests {

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new Broken())
            .setControllerAdvice(new StorageAdvice())
            .build();

    @Test
    void whileMongoDbIsAwayTheApiAsksToBeCalledAgain() throws Exception {
        for (var kind : new String[] {"timeout", "socket", "translated"}) {
            api.perform(get("/" + kind))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "5"))
                    .andExpect(jsonPath("$.type").value("https://switchboard.io/problems/storage-unavailable"));
        }
    }

    @RestController
    static final class Broken {

        @GetMapping("/{kind}")
        String fail(@PathVariable("kind") String kind) {
            throw switch (kind) {
                case "timeout" -> new MongoTimeoutException("no server");
                case "socket" -> new MongoSocketReadException("reset", new ServerAddress());
                default -> new DataAccessResourceFailureException("away", new MongoTimeoutException("no server"));
            };
        }
    }
}
