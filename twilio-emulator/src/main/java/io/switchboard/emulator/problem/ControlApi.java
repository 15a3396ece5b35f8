package io.switchboard.emulator.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Marks the controllers of the control API, with which people and tests drive the emulator. Not a part of Twilio. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping("/control")
public @interface ControlApi {

    /** The answer to a request that created something with a SID. */
    record Created(String sid) {}
}
