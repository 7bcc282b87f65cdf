package io.tillwatch.app;

/** Stands in for the program behind the launcher: repeats what it was given. */
public final class EchoMain {
    private EchoMain() {}

    public static void main(String[] arguments) {
        int exit = 0;
        for (String argument : arguments) {
            System.out.println("[" + argument + "]");
            if (argument.startsWith("exit=")) {
                exit = Integer.parseInt(argument.substring("exit=".length()));
            }
        }
        System.out.println("given=" + System.getProperty("given", ""));
        System.out.println("megabytes=" + Runtime.getRuntime().maxMemory() / 1024 / 1024);
        System.exit(exit);
    }
}
