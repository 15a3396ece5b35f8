package io.switchboard.provisioning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.switchboard.provisioning.sync.SyncRuns;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs the whole service with Kafka, MongoDB and a fake Twilio, in one context for all tests with this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "switchboard.provisioning.sync.interval=1h",
            "switchboard.provisioning.doctor.interval=0s",
            "switchboard.provisioning.doctor.pause=0s",
            "switchboard.provisioning.rotation.directory-delay=100ms",
            "switchboard.storage.sweep-interval=200ms"
        })
@ContextConfiguration(initializers = Surroundings.class)
@Import({Tokens.class, SyncRuns.class})
public @interface ProvisioningTest {}
