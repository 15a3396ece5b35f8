package io.switchboard.provisioning.numbers;

/** Gives each number its id, a UUIDv7: ours, because a number is recorded before it is bought and has a SID. */
@FunctionalInterface
public interface NumberIds {

    String next();
}
