export { dependenceReport, type DependenceReport, type ReportedApplication } from './dependence-report.ts';
