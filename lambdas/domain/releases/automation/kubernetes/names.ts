/** The label that a colour's pods carry and the Service selects by. */
export const COLOUR_LABEL = "color";
/** The port's name on the container, by which pods are scraped. */
export const HTTP_PORT_NAME = "http";
