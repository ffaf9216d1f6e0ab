/// <reference types="vite/client" />
declare module "@fontsource-variable/archivo/wdth.css"
declare module "@fontsource-variable/besley"
declare module "@fontsource-variable/besley/wght-italic.css"
declare module "@fontsource-variable/spline-sans-mono"
